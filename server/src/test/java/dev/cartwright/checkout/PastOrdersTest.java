package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.PastOrders;
import dev.cartwright.promotions.PastOrders.PastOrder;
import dev.cartwright.promotions.PromotedDelivery;
import dev.cartwright.promotions.PromotedLine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Orders as the carts they were. */
@ShopTest
class PastOrdersTest {

    @Autowired Shelves shelves;
    @Autowired PastOrders past;
    @Autowired Clock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    Instant from = Instant.EPOCH;

    @BeforeEach
    void a_shop() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        from = clock.instant();
    }

    private List<PastOrder> told() {
        var told = new ArrayList<PastOrder>();
        past.tell(Channels.DEFAULT, from, clock.instant().plusSeconds(1), told::addAll);
        return told;
    }

    private int count(int most) {
        return past.count(Channels.DEFAULT, from, clock.instant().plusSeconds(1), most);
    }

    @Test
    void what_was_cancelled_or_never_paid_is_not_told() {
        var order = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"x\"}");
        shopper.buy(shopper.cart(tea, 1), "tok_declined");

        assertThat(told()).isEmpty();
        assertThat(count(10)).isZero();
    }

    @Test
    void an_order_is_told_at_the_prices_before_its_discounts_with_its_codes() {
        var merchant =
                new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        var promotion =
                merchant.promotion(
                        """
                        {"name": "Both", "codeRequired": true, "actions": [
                            {"type": "goods", "off": {"percent": "10"}}, {"type": "shipping"}]}
                        """);
        var code = merchant.code(promotion);
        shopper.buy(shopper.cart(tea, 1), "tok_approved");
        var cart = shopper.cart(tea, 2);
        shopper.post("/api/carts/" + cart + "/coupons", "{\"code\": \"%s\"}".formatted(code));
        assertThat(shopper.buy(cart, "tok_approved").text("/totals/discount/amount"))
                .isEqualTo("4.00");

        var last = told().getLast();

        assertThat(told()).hasSize(2);
        assertThat(count(10)).isEqualTo(2);
        assertThat(count(1)).isEqualTo(1);
        assertThat(last.ordersPlaced()).isEqualTo(told().getFirst().ordersPlaced() + 1);
        assertThat(last.cart().country()).isEqualTo("US");
        assertThat(last.cart().lines())
                .containsExactly(new PromotedLine(tea.code(), tea, 2, Money.parse("USD 19.99")));
        assertThat(last.cart().deliveries())
                .containsExactly(
                        new PromotedDelivery("delivery", "standard", Money.parse("USD 5.99")));
        assertThat(last.cart().coupons()).isEqualTo(Map.of(code, PromotionId.valueOf(promotion)));
    }

    @Test
    void what_cost_nothing_was_picked_and_a_gift_was_not() {
        var spoon = shelves.stocked(2, "3.50");
        var merchant =
                new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        var code =
                merchant.code(
                        merchant.promotion(
                                """
                                {"name": "On the house", "codeRequired": true, "actions": [
                                    {"type": "goods", "off": {"percent": "100"}},
                                    {"type": "gift", "sku": "%s", "units": 1}]}
                                """
                                        .formatted(spoon)));
        var cart = shopper.cart(tea, 2);
        shopper.post("/api/carts/" + cart + "/coupons", "{\"code\": \"%s\"}".formatted(code));
        await().until(() ->
                shopper.get("/api/carts/" + cart).text("/gifts/0/sku").equals(spoon.code()));

        var bought = shopper.buy(cart, "tok_approved");

        assertThat(bought.json().at("/lines/0/gift").asBoolean()).isFalse();
        assertThat(bought.json().at("/lines/1/gift").asBoolean()).isTrue();
        assertThat(told().getLast().cart().lines())
                .containsExactly(new PromotedLine(tea.code(), tea, 2, Money.parse("USD 19.99")));
    }
}
