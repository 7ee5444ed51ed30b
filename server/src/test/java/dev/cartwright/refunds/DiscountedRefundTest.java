package dev.cartwright.refunds;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who paid less because of a code gets back what was paid, and not a cent else. */
@RefundTest
class DiscountedRefundTest {

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @LocalServerPort int port;

    Staff ada = new Staff(new Shopper(0), "nobody");
    Merchant merchant = new Merchant((_, _, _) -> "");
    String code = "";
    String id = "";
    String line = "";

    /** 23.31 less 2.33, delivery 5.99, tax 1.52: 28.49. */
    @BeforeEach
    void three_teas_are_sold_with_a_code() {
        var shopper = new Shopper(port);
        ada = new Staff(shopper, "ada");
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        code = merchant.code(merchant.tenPercent());
        var cart = shopper.cart(shelves.stocked(10, "7.77"), 3);
        var url = "/api/carts/" + cart;
        shopper.post(url + "/coupons", "{\"code\": \"%s\"}".formatted(code));
        await().atMost(ofSeconds(10))
                .until(() -> shopper.get(url).json().at("/coupons/0/applied").asBoolean());
        var order =
                shopper.post(
                        url + "/checkout",
                        "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(order.text("/totals/total/amount")).as(order.body()).isEqualTo("28.49");
        id = order.text("/id");
        line = order.text("/lines/0/id");
    }

    @Test
    void units_go_back_with_their_shares_of_discount_and_tax() {
        var first = ada.giveBack(id, line, 1);
        var second = ada.giveBack(id, line, 1);
        var last = ada.giveBack(id, line, 1);

        assertThat(first.text("/shares/items/amount")).isEqualTo("7.77");
        assertThat(first.text("/shares/discount/amount")).isEqualTo("0.78");
        assertThat(second.text("/shares/discount/amount")).isEqualTo("0.78");
        assertThat(last.text("/shares/discount/amount")).isEqualTo("0.77");
        assertThat(total(first)).isEqualTo("7.50");
        assertThat(total(second)).isEqualTo("7.50");
        assertThat(total(last)).isEqualTo("7.50");
        assertThat(total(ada.giveBack(id, "\"shipping\": true"))).isEqualTo("5.99");
        assertThat(ada.sum(id, "refunded")).isEqualTo("28.49");
    }

    @Test
    void the_books_take_back_the_discount_too() {
        var refund = ada.giveBack(id, line, 1);

        assertThat(ledger.entriesOf(UUID.fromString(refund.text("/id"))))
                .contains(
                        new Entry(Account.REVENUE, Money.parse("USD 7.77")),
                        new Entry(Account.DISCOUNTS, Money.parse("USD -0.78")),
                        new Entry(Account.TAX_PAYABLE, Money.parse("USD 0.51")));
    }

    @Test
    void what_is_given_back_has_used_its_code_and_what_is_cancelled_has_not() {
        assertThat(ada.giveBackAmount(id, "10.00").status()).isEqualTo(201);
        assertThat(merchant.used(code)).isEqualTo(1);

        ada.post("/api/admin/orders/" + id + "/cancellation", "{\"reason\": \"changed mind\"}");

        assertThat(merchant.used(code)).isZero();
        assertThat(ada.sum(id, "refunded")).isEqualTo("10.00");
        assertThat(ada.sum(id, "refunding")).isEqualTo("18.49");
    }

    private static String total(Answer refund) {
        return refund.text("/shares/total/amount");
    }
}
