package dev.cartwright.ordermails;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.mail.MailLog;
import dev.cartwright.mail.MailLog.Logged;
import dev.cartwright.mail.Wording;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.Trail;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells buyers what befalls their orders, once, and again where staff wants it. The order's row is
 * locked before its address is read: whoever is being forgotten meanwhile is told nothing more.
 */
@Component
class OrderMails {

    private final Orders orders;
    private final Trail trail;
    private final OccasionTable occasions;
    private final OrderPost post;
    private final MailLog log;
    private final OrderMailSettings settings;
    private final Ids ids;

    OrderMails(
            Orders orders,
            Trail trail,
            OccasionTable occasions,
            OrderPost post,
            MailLog log,
            OrderMailSettings settings,
            Ids ids) {
        this.orders = orders;
        this.trail = trail;
        this.occasions = occasions;
        this.post = post;
        this.log = log;
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * Tells something in the caller's transaction, unless it was told before, the shop does not
     * tell such things, or the buyer is forgotten.
     *
     * @param cause with the kind it says what is the same
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(OrderMailKind kind, OrderId id, UUID cause, Instant at, About about) {
        orders.lock(id);
        var order = orders.find(id).orElseThrow();
        if (occasions.add(new Occasion(kind, cause, id, at, about))
                && settings.isOn(order.channel(), kind)
                && !order.isErased()) {
            post.queue(kind, order, about, cause.toString());
        }
    }

    /**
     * Tells it again, in the words of today and to the address of today; also what the shop does
     * not tell by itself.
     *
     * @param cause null is the newest of its kind
     */
    @Transactional
    Logged again(OrderId id, OrderMailKind kind, @Nullable UUID cause) {
        orders.lock(id);
        var order = orders.find(id).orElseThrow(OrderMailProblem::unknownOrder);
        if (order.isErased()) {
            throw OrderMailProblem.buyerErased();
        }
        var it =
                occasion(order, kind, cause)
                        .orElseThrow(() -> OrderMailProblem.nothingToTell(kind));
        var occurrence = ids.next().toString();
        post.queue(kind, order, it.about(), occurrence);
        trail.note(id, "mail-sent-again", Map.of("mail", kind.word(), "cause", it.id()));
        return log.find(kind.word(), id.toString(), occurrence).orElseThrow();
    }

    /**
     * Returns how it would be told now; what has not happened yet, as if to all of the order.
     *
     * @param reader null is the buyer
     * @param draft words to try; null are those in force
     */
    @Transactional(readOnly = true)
    Wording preview(
            OrderId id,
            OrderMailKind kind,
            @Nullable UUID cause,
            @Nullable Locale reader,
            @Nullable Wording draft) {
        var order = orders.find(id).orElseThrow(OrderMailProblem::unknownOrder);
        var about = occasion(order, kind, cause).map(Occasion::about);
        if (about.isEmpty() && cause != null) {
            throw OrderMailProblem.nothingToTell(kind);
        }
        return post.preview(kind, order, about.orElseGet(() -> About.all(order)), reader, draft);
    }

    private Optional<Occasion> occasion(Order order, OrderMailKind kind, @Nullable UUID cause) {
        return cause == null
                ? occasions.newest(order.id(), kind)
                : occasions.find(order.id(), kind, cause);
    }
}
