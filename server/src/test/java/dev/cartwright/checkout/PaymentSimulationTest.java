package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Auditor;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.time.Duration;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Shoppers and staff against a processor that lies, stalls and repeats itself. One thread, one
 * seed, a clock that jumps: a history that fails does so each time it is told again.
 */
@HostileTest
class PaymentSimulationTest {

    @Autowired Shelves shelves;
    @Autowired Payments payments;
    @Autowired Reconciliation reconciliation;
    @Autowired WebhookRuns webhooks;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired Auditor auditor;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Mail mail;
    Random random = new Random(0);

    @BeforeEach
    void a_postman_who_rings_when_the_shop_is_busy() {
        shopper = new Shopper(port);
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
        for (int seed = 2; seed < 12; seed++) {
            tell(seed, 500);
        }
    }

    private void tell(long seed, int many) {
        random = new Random(seed);
        whims.be(0.4, seed);
        var tea = shelves.stocked(100_000, "10.00");
        var histories =
                new Histories(shopper, processor, db, clock, tea, random, this::somethingHappens);
        for (int i = 0; i < many; i++) {
            histories.tell();
        }
        whims.be(0, seed);
        comeToRest();

        var books = new BothBooks(db, processor);
        assertThat(books.differences()).as("seed %d", seed).isEmpty();
        assertThat(books.open()).as("seed %d", seed).isEmpty();
        assertThat(auditor.audit().violations()).as("seed %d", seed).isEmpty();
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
        payments.unsettled(32).forEach(reconciliation::settle);
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
