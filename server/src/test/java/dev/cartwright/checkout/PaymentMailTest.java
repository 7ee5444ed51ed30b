package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Whoever left before it was known whether they have paid is told that they have not. */
@ShopTest
@TestPropertySource(properties = "cartwright.processors.answer-within=300ms")
class PaymentMailTest {

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "10.00");
    }

    @Test
    void who_has_left_is_told_that_the_payment_did_not_succeed() {
        var pending = shopper.buy(shopper.cart(tea, 2), "tok_timeout_lost");
        assertThat(pending.status()).isEqualTo(202);

        clock.move(Duration.ofSeconds(61));
        reconciliation.run();

        await().until(() -> mails(pending).size() == 1);
        var mail = mails(pending).getFirst();
        assertThat(mail.get("kind").asString()).isEqualTo("payment-problem");
        var text =
                shopper.asAdmin("GET", "/api/admin/mails/" + mail.get("id").asString(), "")
                        .text("/text");
        // Twice 10.00, 7.25 % of it, and 5.99.
        assertThat(text)
                .contains("the payment of $27.44 for your order " + pending.text("/number"))
                .contains("nothing will be delivered. No money was taken.\n")
                .contains("You wanted to buy:\n2 × Tea: $20.00\n");
    }

    @Test
    void who_still_looks_is_not_told_by_mail() {
        var declined = shopper.buy(shopper.cart(tea, 1), "tok_declined");
        var pending = shopper.buy(shopper.cart(tea, 2), "tok_timeout_lost");
        assertThat(declined.status()).isEqualTo(402);

        clock.move(Duration.ofSeconds(21));
        reconciliation.run();

        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        await().until(() -> !db.fetchExists(DSL.table("events.event_publication")));
        assertThat(mails(pending)).isEmpty();
    }

    private List<JsonNode> mails(Answer order) {
        var path = "/api/admin/orders/" + order.text("/id") + "/mails";
        return shopper.asAdmin("GET", path, "").json().at("/items").valueStream().toList();
    }
}
