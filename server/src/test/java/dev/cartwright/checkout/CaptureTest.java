package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What the staff does with money that was authorised. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class CaptureTest {

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String order = "";
    String payment = "";

    /** 20.00 and 5.99 for the delivery and 1.45 tax. */
    @BeforeEach
    void two_teas_are_authorised() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "10.00");
        order = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        payment =
                shopper.asAdmin("GET", "/api/admin/payments?order=" + order, "")
                        .text("/items/0/id");
    }

    @Test
    void a_purchase_stands_when_it_is_authorised_and_takes_nothing_yet() {
        assertThat(order()).isEqualTo("PLACED AUTHORIZED");
        assertThat(payment()).isEqualTo("AUTHORIZED 27.44 0.00 0.00");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(2);
    }

    @Test
    void nothing_is_taken_for_a_wrong_amount() {
        assertThat(capture("{\"amount\": {\"amount\": \"27.45\", \"currency\": \"USD\"}}"))
                .extracting(Answer::status, Answer::type, it -> it.text("/left/amount"))
                .containsExactly(409, "/problems/amount-exceeds-payment", "27.44");
        assertThat(capture("{\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}"))
                .extracting(Answer::status, it -> it.text("/errors/0/field"))
                .containsExactly(400, "amount.currency");
        assertThat(capture("{\"amount\": {\"amount\": \"0.00\", \"currency\": \"USD\"}}"))
                .extracting(Answer::status, it -> it.text("/errors/0/field"))
                .containsExactly(400, "amount.amount");
        assertThat(post("/captures", "{}").status()).isEqualTo(400);
        assertThat(payment()).isEqualTo("AUTHORIZED 27.44 0.00 0.00");
    }

    @Test
    void it_is_taken_in_parts_until_nothing_is_left() {
        assertThat(capture("{\"amount\": {\"amount\": \"10.00\", \"currency\": \"USD\"}}").status())
                .isEqualTo(201);
        assertThat(payment()).isEqualTo("PARTIALLY_CAPTURED 27.44 10.00 0.00");
        assertThat(order()).isEqualTo("PLACED PARTIALLY_CAPTURED");

        assertThat(capture("{}").text("/amount/amount")).isEqualTo("17.44");

        assertThat(payment()).isEqualTo("CAPTURED 27.44 27.44 0.00");
        assertThat(order()).isEqualTo("PLACED CAPTURED");
        assertThat(capture("{}").type()).isEqualTo("/problems/amount-exceeds-payment");
    }

    @Test
    void what_is_given_up_is_not_taken_any_more() {
        capture("{\"amount\": {\"amount\": \"10.00\", \"currency\": \"USD\"}}");

        assertThat(post("/voids", "", "Idempotency-Key", "void-" + payment).text("/amount/amount"))
                .isEqualTo("17.44");

        assertThat(payment()).isEqualTo("CAPTURED 27.44 10.00 17.44");
        assertThat(capture("{}").status()).isEqualTo(409);
    }

    @Test
    void a_repeated_request_takes_nothing_more() {
        var body = "{\"amount\": {\"amount\": \"10.00\", \"currency\": \"USD\"}}";
        var first = post("/captures", body, "Idempotency-Key", "once-" + payment);
        var second = post("/captures", body, "Idempotency-Key", "once-" + payment);

        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(payment()).isEqualTo("PARTIALLY_CAPTURED 27.44 10.00 0.00");
        assertThat(post("/captures", "{}", "Idempotency-Key", "once-" + payment).status())
                .isEqualTo(422);
    }

    @Test
    void an_order_cancelled_before_it_is_taken_gives_everything_up() {
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"late\"}");
        reconciliation.run();

        assertThat(payment()).isEqualTo("CANCELLED 27.44 0.00 27.44");
        assertThat(order()).isEqualTo("CANCELLED VOIDED");
    }

    @Test
    void an_order_cancelled_half_taken_pays_back_one_half_and_gives_up_the_other() {
        capture("{\"amount\": {\"amount\": \"10.00\", \"currency\": \"USD\"}}");
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"late\"}");
        reconciliation.run();

        assertThat(payment()).isEqualTo("CAPTURED 27.44 10.00 17.44");
        assertThat(order()).isEqualTo("CANCELLED REFUNDED");
    }

    @Test
    void its_history_tells_who_did_what_and_what_was_answered() {
        capture("{}");

        var events = detail().json().at("/events");
        assertThat(events.valueStream().map(it -> it.at("/kind").asString()))
                .containsExactly("OPENED", "ANSWERED", "ASKED", "ANSWERED");
        assertThat(events.at("/2/actor").asString()).startsWith("API_KEY:");
        assertThat(events.at("/3/facts").asString()).contains("SUCCEEDED").contains("27.44");
    }

    private Answer capture(String body) {
        return post("/captures", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Answer post(String path, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + shopper.adminKey()));
        return shopper.post(
                "/api/admin/payments/" + payment + path, body, all.toArray(String[]::new));
    }

    private Answer detail() {
        return shopper.asAdmin("GET", "/api/admin/payments/" + payment, "");
    }

    /** State, authorised, captured, given up. */
    private String payment() {
        var it = detail();
        return "%s %s %s %s"
                .formatted(
                        it.text("/payment/state"),
                        it.text("/payment/authorized/amount"),
                        it.text("/payment/captured/amount"),
                        it.text("/payment/voided/amount"));
    }

    private String order() {
        var it = shopper.asAdmin("GET", "/api/admin/orders/" + order, "");
        return it.text("/order/status") + " " + it.text("/order/payment/status");
    }
}
