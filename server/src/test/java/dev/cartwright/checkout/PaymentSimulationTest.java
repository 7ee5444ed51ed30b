package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.payments.Exchanges;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Partitions;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.time.Duration;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * Shoppers and staff against a processor that lies, stalls and repeats itself. One thread, one
 * seed, a clock that jumps, no network: a history that fails does so each time it is told again.
 */
@HostileTest
class PaymentSimulationTest {

    @Autowired Shelves shelves;
    @Autowired Exchanges exchanges;
    @Autowired Reconciliation reconciliation;
    @Autowired WebhookRuns webhooks;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired Auditor auditor;
    @Autowired Partitions partitions;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired ServletWebServerApplicationContext server;

    Shopper shopper = new Shopper(0);
    Mail mail;
    Random random = new Random(0);

    @BeforeEach
    void a_postman_who_rings_when_the_shop_is_busy() {
        shopper = new Shopper(InProcess.of(server), AsAdmin.KEY);
        mail = new Mail(processor, shopper, clock);
        line.tell(it -> {
            mail.deliver(it);
            if (random.nextBoolean()) {
                webhooks.run();
            }
        });
    }

    @Test
    void histories_end_with_both_books_equal() {
        tell(1, 60);
    }

    @Test
    @Tag("long")
    void thousands_of_histories_end_with_both_books_equal() {
        for (int first = 61; first < 5_061; first += 500) {
            tell(first, first + 499);
        }
    }

    /** One history for each seed, and then all that is under way ends. */
    private void tell(int first, int last) {
        // Months go by, and the daily job would have done it.
        partitions.makeAhead("inventory.inventory_movements");
        var tea = shelves.stocked(100_000, "10.00");
        var books = BothBooks.fromNowOn(db, processor);
        for (int seed = first; seed <= last; seed++) {
            random = new Random(seed);
            whims.be(0.4, seed);
            var order =
                    new Histories(
                                    shopper,
                                    processor,
                                    db,
                                    clock,
                                    tea,
                                    random,
                                    this::somethingHappens)
                            .tell();
            // Where the first answer names no order all of them are looked at in the end.
            if (!order.isEmpty()) {
                assertThat(books.overpaid(order)).as("seed %d", seed).isEmpty();
            }
        }
        whims.be(0, last);
        comeToRest();
        new RefundSteps(shopper, processor, clock, random).decideAll();
        comeToRest();

        var seeds = "seeds %d to %d".formatted(first, last);
        assertThat(books.overpaid()).as(seeds).isEmpty();
        assertThat(books.differences()).as(seeds).isEmpty();
        assertThat(books.unequalRefunds()).as(seeds).isEmpty();
        assertThat(books.open()).as(seeds).isEmpty();
        assertThat(auditor.audit().violations()).as(seeds).isEmpty();
    }

    private void somethingHappens() {
        switch (random.nextInt(4)) {
            case 0 -> mail.deliver();
            case 1 -> webhooks.run();
            case 2 -> clock.move(Duration.ofSeconds(random.nextInt(600)));
            default -> ask();
        }
    }

    /** As the job does, but one after the other. */
    private void ask() {
        exchanges.unsettled(32).forEach(reconciliation::settle);
        exchanges.toRecheck(32).forEach(reconciliation::recheck);
    }

    /** All that is on its way arrives, and all questions are asked. */
    private void comeToRest() {
        for (int i = 0; i < 60; i++) {
            clock.move(Duration.ofMinutes(i < 20 ? 5 : 180));
            while (mail.deliver() > 0) {
                webhooks.run();
            }
            webhooks.run();
            ask();
        }
    }
}
