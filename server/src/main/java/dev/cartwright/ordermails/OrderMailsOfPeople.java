package dev.cartwright.ordermails;

import dev.cartwright.mail.MailLog;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.platform.PersonalData;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mails about a person's orders, whatever address they went to, and what they told. */
@Component
class OrderMailsOfPeople implements PersonalData {

    private final OrderFeed orders;
    private final MailLog mails;
    private final OccasionTable occasions;

    OrderMailsOfPeople(OrderFeed orders, MailLog mails, OccasionTable occasions) {
        this.orders = orders;
        this.mails = mails;
        this.occasions = occasions;
    }

    /**
     * Comes after {@code orders}: those are locked then, so that what was being told meanwhile is
     * either seen here or sees nobody there.
     */
    @Override
    public String name() {
        return "orders-mailed";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return mails.about(subjects(person));
    }

    @Override
    public int forget(Person person) {
        return mails.forget(subjects(person)) + occasions.strip(orders.of(person.id()));
    }

    private List<String> subjects(Person person) {
        return orders.of(person.id()).stream().map(String::valueOf).toList();
    }
}
