package dev.cartwright.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft of two teas for 48.87 that is paid by transfer, in a channel that takes at once. */
@ShopTest
@ExtendWith(BooksBalance.class)
class ByHandTest {

    private static final String BY_TRANSFER =
            "{\"payment\": {\"processor\": \"by-hand\", \"token\": \"transfer\"}}";

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String draft = "";

    @BeforeEach
    void a_draft() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        draft =
                keyed(
                                "/api/admin/drafts",
                                """
                                {"email": "ada@example.org", "method": "standard", "address": {
                                    "name": "Ada Lovelace", "line1": "1 Main St",
                                    "city": "San Jose", "region": "CA", "postalCode": "95101",
                                    "country": "US"},
                                 "lines": [{"sku": "%s", "quantity": 2}]}
                                """
                                        .formatted(tea),
                                "draft")
                        .text("/draft/id");
    }

    Answer keyed(String path, String body, String key) {
        return shopper.post(
                path,
                body,
                "Authorization",
                "Bearer " + shopper.adminKey(),
                "Idempotency-Key",
                key + "-" + tea);
    }

    Answer order() {
        return keyed("/api/admin/drafts/" + draft + "/order", BY_TRANSFER, "order");
    }

    Answer came(String order, String body, String key) {
        return keyed("/api/admin/orders/" + order + "/receipts", body, key);
    }

    String paid(String order) {
        return shopper.asAdmin("GET", "/api/admin/orders/" + order, "")
                .text("/order/payment/status");
    }

    static String some(String amount) {
        return """
        {"amount": {"amount": "%s", "currency": "USD"}, "reference": "Bank 7"}
        """
                .formatted(amount);
    }

    @Test
    void it_is_promised_at_once_and_taken_as_staff_notes_that_money_came() {
        var bought = order();
        var order = bought.text("/id");
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/status")).isEqualTo("PLACED");
        assertThat(paid(order)).isEqualTo("AUTHORIZED");

        var first = came(order, some("40.00"), "first");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(came(order, some("40.00"), "first").body()).isEqualTo(first.body());
        assertThat(paid(order)).isEqualTo("PARTIALLY_CAPTURED");
        var tooMuch = came(order, some("8.88"), "much");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/errors/0/field")).isEqualTo("amount");
        assertThat(came(order, "{\"reference\": \"Cash\"}", "rest").text("/amount/amount"))
                .isEqualTo("8.87");

        assertThat(paid(order)).isEqualTo("CAPTURED");
        var noted = shopper.asAdmin("GET", "/api/admin/orders/" + order + "/receipts", "");
        assertThat(noted.json()).hasSize(2);
        assertThat(noted.text("/0/reference")).isEqualTo("Bank 7");
        assertThat(noted.text("/1/amount/amount")).isEqualTo("8.87");
        assertThat(came(order, "{\"reference\": \"Cash\"}", "more").type())
                .isEqualTo("/problems/nothing-is-due-by-hand");
    }

    @Test
    void shoppers_are_told_that_there_is_no_such_processor() {
        shopper.asAdmin("POST", "/api/admin/drafts/" + draft + "/invitation", "");

        for (var cart : new String[] {draft, shopper.cart(tea, 1)}) {
            var refused =
                    shopper.post(
                            "/api/carts/" + cart + "/checkout",
                            BY_TRANSFER,
                            "Idempotency-Key",
                            "free-of-charge-" + cart);

            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("payment.processor");
            assertThat(refused.body()).doesNotContain("by-hand");
        }
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
    }

    @Test
    void money_that_nobody_has_seen_is_not_captured() {
        var order = order().text("/id");
        var payment =
                shopper.asAdmin("GET", "/api/admin/payments?order=" + order, "")
                        .text("/items/0/id");

        var taken = keyed("/api/admin/payments/" + payment + "/captures", "{}", "capture");

        assertThat(taken.status()).as(taken.body()).isEqualTo(402);
        assertThat(paid(order)).isEqualTo("AUTHORIZED");
        assertThat(came(order, "{\"reference\": \"Bank\"}", "now").status()).isEqualTo(201);
    }

    @Test
    void goods_stay_until_their_money_came() {
        var order = order().text("/id");
        var picked = shopper.asAdmin("POST", "/api/admin/orders/" + order + "/fulfilments", "");
        var shipment = "/api/admin/fulfilments/" + picked.text("/0/id") + "/shipment";

        var refused = shopper.asAdmin("POST", shipment, "");

        assertThat(refused.type()).as(refused.body()).isEqualTo("/problems/payment-not-captured");
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        came(order, "{\"reference\": \"Bank\"}", "all");
        assertThat(shopper.asAdmin("POST", shipment, "").status()).isEqualTo(201);
        assertThat(shopper.units(tea)).containsExactly(8, 0, 8);
    }

    @Test
    void what_goes_back_is_owed_until_staff_says_that_it_was_paid() {
        var order = order().text("/id");
        came(order, "{\"reference\": \"Bank\"}", "all");

        var refund =
                keyed(
                        "/api/admin/orders/" + order + "/refunds",
                        """
                        {"reason": "late", "amount": {"amount": "5.00", "currency": "USD"}}
                        """,
                        "refund");

        assertThat(refund.status()).as(refund.body()).isEqualTo(202);
        assertThat(refund.text("/money")).isEqualTo("MANUAL");
        assertThat(paid(order)).isEqualTo("REFUNDING");
        var settled =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/refunds/" + refund.text("/id") + "/settlement",
                        "{\"note\": \"Transfer 4711\"}");
        assertThat(settled.status()).as(settled.body()).isEqualTo(201);
        assertThat(paid(order)).isEqualTo("PARTIALLY_REFUNDED");
    }

    @Test
    void cancelled_before_money_came_nothing_is_owed() {
        var order = order().text("/id");

        var cancelled =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/orders/" + order + "/cancellation",
                        "{\"reason\": \"x\"}");

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(201);
        assertThat(came(order, "{\"reference\": \"Bank\"}", "late").type())
                .isEqualTo("/problems/nothing-is-due-by-hand");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
    }
}
