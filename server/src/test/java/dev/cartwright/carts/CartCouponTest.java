package dev.cartwright.carts;

import static dev.cartwright.carts.CartTest.assertRefused;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;

import dev.cartwright.Merchant;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes in carts, and what carts say of them. */
@WholeShop
@Import(Stall.class)
class CartCouponTest {

    @Autowired Stall stall;
    @Autowired Carts carts;
    @Autowired CartSettings settings;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;

    Merchant merchant = new Merchant((_, _, _) -> "");

    @BeforeEach
    void a_merchant() {
        merchant =
                new Merchant((method, path, body) ->
                        Stall.text(stall.send(HttpMethod.valueOf(method), path, body)));
    }

    private MvcTestResult enter(String cart, String code) {
        return stall.send(
                POST, "/api/carts/" + cart + "/coupons", "{\"code\": \"%s\"}".formatted(code));
    }

    private MvcTestResult remove(String cart, String code) {
        return stall.send(DELETE, "/api/carts/" + cart + "/coupons/" + code, "");
    }

    /** Returns a code of a promotion that this server knows. */
    private String code(String... terms) {
        var code = merchant.code(merchant.tenPercent(), terms);
        var cart = stall.cartWith(stall.goods(10), 1);
        await().atMost(ofSeconds(10))
                .until(() -> Stall.read(enter(cart, code), "$.coupons[0].applied").equals(true));
        return code;
    }

    @Test
    void a_code_that_is_none_is_refused_and_changes_nothing() {
        var cart = stall.cartWith(stall.goods(10), 1);
        var before = stall.text(cart);

        assertRefused(enter(cart, "NOBODYGAVETHIS"), 404, "unknown-coupon", "code");
        assertRefused(enter(cart, "?"), 400, "invalid-request", "code");
        assertRefused(remove(cart, "NOBODYGAVETHIS"), 404, "coupon-not-in-cart", null);
        assertRefused(
                enter(UUID.randomUUID().toString(), "NOBODYGAVETHIS"), 404, "unknown-cart", null);

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void a_cart_that_is_checked_out_takes_no_code_and_gives_none_back() {
        var code = code();
        var cart = stall.cartWith(stall.goods(10), 1);
        var id = new CartId(UUID.fromString(cart));
        transaction.executeWithoutResult(
                _ -> carts.close(id, new OrderId(UUID.randomUUID()), null));

        assertRefused(enter(cart, code), 409, "cart-checked-out", null);
        assertRefused(remove(cart, code), 409, "cart-checked-out", null);
    }

    @Test
    void a_cart_has_at_most_so_many_codes() {
        var promotion = merchant.tenPercent();
        var cart = stall.cartWith(stall.goods(10), 1);
        for (int i = 0; i < settings.mostCoupons(); i++) {
            assertThat(enter(cart, merchant.code(promotion))).hasStatus(201);
        }
        var before = stall.text(cart);
        clock.move(Duration.ofMinutes(2));

        assertRefused(enter(cart, merchant.code(promotion)), 422, "too-many-coupons", "code");

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void a_code_is_in_a_cart_once_however_it_is_written() {
        var code = code();
        var cart = stall.cartWith(stall.goods(10), 1);
        enter(cart, code);
        var before = stall.text(cart);

        assertThat(enter(cart, code.toLowerCase(Locale.ROOT))).hasStatus(201);

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void lines_say_what_is_off_them_and_why() {
        var code = code();
        var cart = stall.cartWith(stall.goods(10), 2);

        assertThat(enter(cart, code))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"version": 3,
                         "lines": [{"total": {"amount": "19.98"}, "discount": {"amount": "2.00"},
                            "discounts": [{"name": "10 %% for you", "code": "%1$s",
                                "amount": {"amount": "2.00"}}]}],
                         "coupons": [{"code": "%1$s", "applied": true}],
                         "gifts": [], "shippingDiscount": {"amount": "0.00"},
                         "totals": {"items": {"amount": "19.98"}, "discount": {"amount": "2.00"},
                            "total": {"amount": "17.98"}}}
                        """
                                .formatted(code));

        assertThat(remove(cart, code)).hasStatusOk().hasHeader("ETag", "\"4\"");
        assertThat(Stall.read(stall.get(cart), "$.totals.discount.amount")).isEqualTo("0.00");
        assertThat(Stall.read(stall.get(cart), "$.coupons")).hasToString("[]");
    }

    @Test
    void opening_a_cart_with_a_code_asks_no_more_than_opening_one_without() {
        var code = code();
        var plain = stall.cartWith(stall.goods(10), 1);
        var cart = stall.cartWith(stall.goods(10), 1);
        enter(cart, code);

        // Where nothing has changed for a moment: what is kept of goods is not asked again.
        await().untilAsserted(() -> {
            assertThat(StatementCount.during(() -> stall.get(plain)).statements()).hasSize(1);
            assertThat(StatementCount.during(() -> stall.get(cart)).statements()).hasSize(1);
        });
    }

    @Test
    void a_code_whose_time_is_over_takes_nothing_off_and_says_so() {
        var until = clock.instant().plusSeconds(3_600);
        var code = code("\"validUntil\": \"%s\"".formatted(until));
        var cart = stall.cartWith(stall.goods(10), 1);
        enter(cart, code);

        clock.move(Duration.ofHours(1));

        assertThat(Stall.read(stall.get(cart), "$.coupons[0].reason")).isEqualTo("EXPIRED");
        assertThat(Stall.read(stall.get(cart), "$.totals.discount.amount")).isEqualTo("0.00");
    }

    @Test
    void shoppers_are_told_what_is_missing_but_not_of_codes_they_do_not_have() {
        var hidden = merchant.tenPercent();
        var tea = stall.goods(10);
        var open =
                merchant.promotion(
                        """
                        {"name": "Five from thirty", "condition": {"type": "total",
                            "goods": {"skus": ["%1$s"]},
                            "min": {"amount": "30.00", "currency": "USD"}},
                         "actions": [{"type": "goods", "goods": {"skus": ["%1$s"]},
                            "off": {"percent": "5"}}]}
                        """
                                .formatted(tea));
        var cart = stall.cartWith(tea, 2);
        var url = "/api/carts/" + cart + "/promotions";
        await().atMost(ofSeconds(10))
                .until(() -> Stall.text(stall.http().get().uri(url).exchange()).contains(open));

        var told = stall.http().get().uri(url).exchange();

        assertThat(Stall.text(told)).doesNotContain(hidden);
        var mine = "$.promotions[?(@.promotion == '%s')]".formatted(open);
        assertThat(Stall.read(told, mine + ".applied")).hasToString("[false]");
        assertThat(Stall.read(told, mine + ".reason")).hasToString("[\"CONDITIONS\"]");
        assertThat(Stall.read(told, mine + ".missing[0].money.amount")).hasToString("[\"10.02\"]");
        stall.add(cart, tea, 2);
        var met = stall.http().get().uri(url).exchange();
        assertThat(Stall.read(met, mine + ".applied")).hasToString("[true]");
        assertThat(Stall.read(met, mine + ".discount.amount")).hasToString("[\"2.00\"]");
    }
}
