package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.StatementCount;
import dev.cartwright.StatementCount.Seen;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.Sku;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each statement and each commit is a round trip that a rush of shoppers pays for. */
@ShopTest
class PurchaseStatementsTest {

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    @Autowired DSLContext db;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_shop_that_has_sold_before() {
        shopper = new Shopper(port);
        tea = shelves.stocked(100, "19.99");
        shopper.buy(shopper.cart(tea, 1), "tok_approved");
        // What listeners ask a moment later is not the shopper's.
        await().until(() -> !db.fetchExists(DSL.table("events.event_publication")));
    }

    @Test
    void a_listing_is_one_statement() {
        // A server that has not heard the database for a second asks again what it keeps.
        await().untilAsserted(() -> {
            var seen = StatementCount.everywhere(() -> shopper.get("/api/products?limit=20"));

            assertThat(roundTrips(seen)).as("%s", seen).isLessThanOrEqualTo(2);
        });
    }

    @Test
    void a_checkout_is_at_most_twenty_round_trips() {
        // A server that has not heard the database for a second asks again what it keeps.
        await().untilAsserted(() -> {
            var cart = shopper.cart(tea, 1);

            var seen =
                    StatementCount.everywhere(() ->
                            assertThat(shopper.buy(cart, "tok_approved").status()).isEqualTo(201));

            assertThat(roundTrips(seen)).as("%s", seen).isEqualTo(20);
        });
    }

    @Test
    void a_whole_purchase_is_at_most_thirty_five() {
        await().untilAsserted(() -> {
            var seen = StatementCount.everywhere(() -> purchase(null));

            assertThat(roundTrips(seen)).as("%s", seen).isLessThanOrEqualTo(35);
        });
    }

    @Test
    void a_purchase_with_a_code_is_at_most_six_statements_more() {
        var merchant =
                new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        var code = merchant.code(merchant.tenPercent());
        assertThat(purchase(code)).isEqualTo(201);

        await().untilAsserted(() -> {
            var without = StatementCount.everywhere(() -> purchase(null));
            var with = StatementCount.everywhere(() -> purchase(code));

            assertThat(with.statements())
                    .as("%s%n%s", without, with)
                    .hasSizeLessThanOrEqualTo(without.statements().size() + 6);
            assertThat(roundTrips(with)).isLessThanOrEqualTo(roundTrips(without) + 6);
        });
    }

    private int purchase(@Nullable String code) {
        var cart = shopper.cart(tea, 1);
        if (code != null) {
            assertThat(enter(cart, code)).isTrue();
        }
        return shopper.buy(cart, "tok_approved").status();
    }

    /** Says whether the code took something off at once. */
    private boolean enter(String cart, String code) {
        return shopper.post("/api/carts/" + cart + "/coupons", "{\"code\": \"%s\"}".formatted(code))
                .json()
                .at("/coupons/0/applied")
                .asBoolean();
    }

    private static int roundTrips(Seen seen) {
        return seen.statements().size() + seen.commits() + seen.rollbacks();
    }
}
