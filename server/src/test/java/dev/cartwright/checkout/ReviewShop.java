package dev.cartwright.checkout;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shop whose processor has people who look at payments. */
abstract class ReviewShop {

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired WebhookRuns webhooks;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Mail mail;
    Till till = new Till(shopper);

    @BeforeEach
    void an_honest_processor() {
        shopper = new Shopper(port);
        mail = new Mail(processor, shopper, clock);
        till = new Till(shopper);
        line.tell(_ -> {});
        whims.be(0, 1);
        hear();
    }

    Answer bought(String card) {
        return till.buy(shopper.cart(shelves.stocked(10, "10.00"), 1), card);
    }

    String state(String payment) {
        return till.detail(payment).text("/payment/state");
    }

    Answer decide(String payment, String decision) {
        return shopper.asAdmin(
                "POST",
                "/api/admin/payments/" + payment + "/review",
                "{\"decision\": \"%s\", \"note\": \"called them\"}".formatted(decision));
    }

    /** How many events of its history came of news of such a kind. */
    int count(String payment, String kind) {
        return db.fetchSingle(
                        "select count(*) from payments.payment_events"
                                + " where payment_id = cast(? as uuid) and facts like ?",
                        payment,
                        "%event evt%" + kind + ".%")
                .get(0, int.class);
    }

    /** What is not known yet is asked for, and nothing is heard. */
    void goOn() {
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofSeconds(15));
            reconciliation.run();
        }
    }

    /** All that is told by now has come, and counts. */
    void hear() {
        do {
            webhooks.run();
        } while (mail.deliver() > 0);
        clock.move(Duration.ofSeconds(6));
        mail.deliver();
        webhooks.run();
    }
}
