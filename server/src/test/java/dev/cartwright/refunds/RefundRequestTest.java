package dev.cartwright.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.ledger.Account;
import dev.cartwright.ledger.Entry;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.refunds.RefundShop.RefundTest;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is given back of an order that stands. */
@RefundTest
class RefundRequestTest {

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @LocalServerPort int port;

    Staff ada = new Staff(new Shopper(0), "nobody");
    String id = "";
    String line = "";

    /** 30.00, delivery 5.99, tax 2.18: 38.17. */
    @BeforeEach
    void three_teas_are_sold() {
        ada = new Staff(new Shopper(port), "ada");
        var order = ada.sold(shelves.stocked(10, "10.00"), 3, "sandbox");
        id = order.text("/id");
        line = order.text("/lines/0/id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    reason             | {}
                    reason             | {"reason": " "}
                    lines              | {"reason": "x", "lines": []}
                    lines[0].line      | {"reason": "x", "lines": [{"quantity": 1}]}
                    lines[0].quantity  | {"reason": "x", "lines": [{"line": "LINE", "quantity": 0}]}
                    lines[0].line      | {"reason": "x", "lines": [{"line": "00000000-0000-7000-8000-000000000000", "quantity": 1}]}
                    lines[1].line      | {"reason": "x", "lines": [{"line": "LINE", "quantity": 1}, {"line": "LINE", "quantity": 1}]}
                    shipping           | {"reason": "x", "shipping": false}
                    amount             | {"reason": "x", "shipping": true, "amount": {"amount": "1.00", "currency": "USD"}}
                    amount.amount      | {"reason": "x", "amount": {"amount": "0.00", "currency": "USD"}}
                    amount.amount      | {"reason": "x", "amount": {"amount": "0.001", "currency": "USD"}}
                    amount.currency    | {"reason": "x", "amount": {"amount": "1.00", "currency": "EUR"}}
                    """)
    void what_cannot_be_is_named_and_changes_nothing(String field, String body) {
        var refused = ada.post(Staff.url(id), body.replace("LINE", line));

        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(ada.refunds(id)).isZero();
    }

    @Test
    void without_a_key_nothing_is_given_back() {
        var refused = ada.line().asAdmin("POST", Staff.url(id), Staff.body(""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("Idempotency-Key");
        assertThat(ada.refunds(id)).isZero();
    }

    @Test
    void of_no_order_and_of_a_cancelled_one_nothing_is_given_back() {
        var unknown = ada.giveBack(UUID.randomUUID().toString(), "");
        cancel();
        var cancelled = ada.giveBack(id, "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.type()).isEqualTo("/problems/unknown-order");
        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(cancelled.type()).isEqualTo("/problems/order-not-refundable");
        assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
        assertThat(ada.refunds(id)).isZero();
        assertThat(ada.get("/api/admin/refunds/" + id).type())
                .isEqualTo("/problems/unknown-refund");
    }

    @Test
    void more_than_is_left_is_refused_and_says_how_much_is() {
        assertThat(ada.giveBack(id, line, 2).status()).isEqualTo(201);

        var money = ada.giveBackAmount(id, "16.73");
        var units = ada.giveBack(id, line, 2);

        assertThat(money.status()).isEqualTo(409);
        assertThat(money.type()).isEqualTo("/problems/more-than-is-left");
        assertThat(money.text("/left/amount")).isEqualTo("16.72");
        assertThat(units.status()).isEqualTo(409);
        assertThat(units.type()).isEqualTo("/problems/more-units-than-are-left");
        assertThat(units.text("/field")).isEqualTo("lines[0].quantity");
        assertThat(units.json().at("/left").asInt()).isEqualTo(1);
        assertThat(ada.refunds(id)).isEqualTo(1);
        assertThat(ada.sum(id, "refunded")).isEqualTo("21.45");
    }

    @Test
    void once_all_is_given_back_nothing_is_left() {
        assertThat(ada.giveBack(id, "").text("/shares/total/amount")).isEqualTo("38.17");

        assertThat(ada.giveBack(id, "").type()).isEqualTo("/problems/nothing-is-left");
        assertThat(ada.giveBack(id, "\"shipping\": true").type())
                .isEqualTo("/problems/nothing-is-left");
        assertThat(ada.giveBack(id, line, 1).type())
                .isEqualTo("/problems/more-units-than-are-left");
        assertThat(ada.refunds(id)).isEqualTo(1);
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDED");
    }

    @Test
    void units_go_back_with_their_tax_to_the_cent() {
        var first = ada.giveBack(id, line, 1);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/status")).isEqualTo("GRANTED");
        assertThat(first.text("/money")).isEqualTo("SUCCEEDED");
        assertThat(first.text("/requestedBy")).isEqualTo("STAFF:ada");
        assertThat(first.text("/operation")).isEqualTo(first.text("/id"));
        assertThat(total(first)).isEqualTo("10.73");
        assertThat(ada.paymentStatus(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(total(ada.giveBack(id, line, 1))).isEqualTo("10.73");
        var last = ada.giveBack(id, line, 1);
        assertThat(total(last)).isEqualTo("10.72");
        assertThat(last.text("/shares/tax/amount")).isEqualTo("0.72");
        assertThat(total(ada.giveBack(id, "\"shipping\": true"))).isEqualTo("5.99");
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDED");
        assertThat(ada.sum(id, "refunded")).isEqualTo("38.17");
    }

    @Test
    void what_is_given_back_is_no_longer_sold_in_the_books() {
        var refund = ada.giveBack(id, line, 1);

        assertThat(ledger.entriesOf(UUID.fromString(refund.text("/id"))))
                .containsExactlyInAnyOrder(
                        new Entry(Account.REVENUE, Money.parse("USD 10.00")),
                        new Entry(Account.TAX_PAYABLE, Money.parse("USD 0.73")),
                        new Entry(Account.REFUND_PAYABLE, Money.parse("USD -10.73")),
                        new Entry(Account.REFUND_PAYABLE, Money.parse("USD 10.73")),
                        new Entry(Account.PROCESSOR_RECEIVABLE, Money.parse("USD -10.73")));
    }

    @Test
    void an_amount_is_spread_over_lines_and_delivery_and_the_rest_is_exact() {
        var some = ada.giveBackAmount(id, "10.00");

        assertThat(some.text("/shares/items/amount")).isEqualTo("7.86");
        assertThat(some.text("/shares/shipping/amount")).isEqualTo("1.57");
        assertThat(some.text("/shares/tax/amount")).isEqualTo("0.57");
        assertThat(some.json().at("/lines/0/quantity").asInt()).isZero();
        var rest = ada.giveBack(id, "");
        assertThat(rest.text("/shares/items/amount")).isEqualTo("22.14");
        assertThat(rest.text("/shares/shipping/amount")).isEqualTo("4.42");
        assertThat(rest.text("/shares/tax/amount")).isEqualTo("1.61");
        assertThat(rest.json().at("/lines/0/quantity").asInt()).isEqualTo(3);
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDED");
    }

    @Test
    void one_key_gives_back_once_and_stands_for_one_body() {
        var key = "key-" + id;
        var first = ada.post(Staff.url(id), Staff.body(Staff.amount("1.00")), key);

        var again = ada.post(Staff.url(id), Staff.body(Staff.amount("1.00")), key);
        var other = ada.post(Staff.url(id), Staff.body(Staff.amount("2.00")), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .contains("/api/admin/refunds/" + first.text("/id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(ada.sum(id, "refunded")).isEqualTo("1.00");
    }

    @Test
    void a_cancellation_takes_back_only_what_was_not_given_back_before() {
        assertThat(ada.giveBack(id, line, 1).status()).isEqualTo(201);

        assertThat(cancel().status()).isEqualTo(201);

        assertThat(ada.sum(id, "refunding")).isEqualTo("27.44");
        assertThat(ada.sum(id, "refunded")).isEqualTo("10.73");
        assertThat(ledger.entriesOf(UUID.fromString(id)))
                .contains(
                        new Entry(Account.ORDER_RECEIVABLE, Money.parse("USD -27.44")),
                        new Entry(Account.REVENUE, Money.parse("USD 20.00")),
                        new Entry(Account.SHIPPING_INCOME, Money.parse("USD 5.99")),
                        new Entry(Account.TAX_PAYABLE, Money.parse("USD 1.45")));
    }

    @Test
    void an_order_that_is_paid_back_in_full_can_still_be_cancelled() {
        assertThat(ada.giveBack(id, "").status()).isEqualTo(201);

        var cancelled = cancel();

        assertThat(cancelled.status()).isEqualTo(201);
        assertThat(cancelled.text("/payment/status")).isEqualTo("REFUNDED");
        assertThat(ada.sum(id, "refunding")).isEqualTo("0.00");
    }

    @Test
    void the_refunds_of_an_order_come_in_pages_the_newest_first() {
        var first = ada.giveBackAmount(id, "1.00");
        var second = ada.giveBackAmount(id, "2.00");

        var page = ada.get(Staff.url(id) + "?limit=1");

        assertThat(page.text("/items/0/id")).isEqualTo(second.text("/id"));
        var rest = ada.get(Staff.url(id) + "?limit=1&after=" + page.text("/next"));
        assertThat(rest.text("/items/0/id")).isEqualTo(first.text("/id"));
        assertThat(rest.json().at("/next").isNull()).isTrue();
    }

    private static String total(Answer refund) {
        return refund.text("/shares/total/amount");
    }

    private Answer cancel() {
        return ada.post("/api/admin/orders/" + id + "/cancellation", "{\"reason\": \"late\"}");
    }
}
