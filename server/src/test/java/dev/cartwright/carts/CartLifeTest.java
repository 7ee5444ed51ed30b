package dev.cartwright.carts;

import static dev.cartwright.carts.CartTest.assertRefused;
import static dev.cartwright.carts.schema.Tables.CARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@WholeShop
@Import(Stall.class)
class CartLifeTest {

    @Autowired Stall stall;
    @Autowired Carts carts;
    @Autowired Shopping shopping;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    @Test
    void a_cart_is_not_made_in_a_currency_or_channel_that_is_not_sold_in() {
        var before = db.fetchCount(CARTS);

        assertRefused(post("{\"currency\": \"JPY\"}"), 400, "invalid-request", "currency");
        assertRefused(post("{\"currency\": \"XXQ\"}"), 400, "invalid-request", "currency");
        assertRefused(post("{\"channel\": \"moon\"}"), 400, "invalid-request", "channel");
        assertRefused(post("{\"channel\": \"M O\"}"), 400, "invalid-request", "channel");

        assertThat(db.fetchCount(CARTS)).isEqualTo(before);
    }

    @Test
    void a_cart_starts_empty_in_the_shops_first_currency_with_one_statement() {
        post("{}");

        // A server that has not heard the database for a second asks again what it keeps.
        await().untilAsserted(() -> {
            var asked =
                    StatementCount.during(() ->
                            assertThat(stall.http().post().uri("/api/carts"))
                                    .hasStatus(201)
                                    .bodyJson()
                                    .isLenientlyEqualTo(
                                            """
                                            {"channel": "default", "currency": "USD",
                                             "status": "OPEN", "version": 1, "lines": []}
                                            """));

            assertThat(asked.statements()).hasSize(1);
        });
    }

    @Test
    void an_unknown_cart_is_404_and_an_id_that_is_none_is_400() {
        for (var path : new String[] {"", "/items/TEA"}) {
            var method = path.isEmpty() ? GET : DELETE;
            assertRefused(
                    stall.send(method, "/api/carts/" + UUID.randomUUID() + path, ""),
                    404,
                    "unknown-cart",
                    null);
            for (var id : new String[] {"me", "1-1-1-1-1"}) {
                var answer = stall.send(method, "/api/carts/" + id + path, "");
                assertRefused(answer, 400, "invalid-request", "id");
                assertThat(answer)
                        .bodyJson()
                        .extractingPath("$.errors[0].message")
                        .isEqualTo("must be a UUID");
            }
        }
    }

    @Test
    void a_change_meant_for_another_version_is_refused_with_the_version_there_is() {
        var tea = stall.goods(10);
        var cart = stall.cartWith(tea, 1);
        var before = stall.text(cart);
        var line = "/api/carts/" + cart + "/items/" + tea;

        var refused = stall.send(PATCH, line, "{\"quantity\": 5}", "If-Match", "\"1\"");

        assertRefused(refused, 412, "version-mismatch", null);
        assertThat(refused).bodyJson().extractingPath("$.version").isEqualTo(2);
        assertRefused(
                stall.send(PATCH, line, "{\"quantity\": 5}", "If-Match", "new"),
                400,
                "invalid-request",
                "If-Match");
        assertThat(stall.text(cart)).isEqualTo(before);
        assertThat(stall.get(cart)).hasHeader("ETag", "\"2\"");
        assertThat(stall.send(PATCH, line, "{\"quantity\": 5}", "If-Match", "\"2\""))
                .hasStatusOk()
                .hasHeader("ETag", "\"3\"");
    }

    @Test
    void a_cart_expires_after_thirty_days_and_is_forgotten() {
        var tea = stall.goods(10);
        var cart = stall.cartWith(tea, 1);
        clock.move(Duration.ofDays(30).minusMinutes(1));
        assertThat(stall.get(cart)).hasStatusOk();

        clock.move(Duration.ofMinutes(1));

        assertRefused(stall.send(GET, "/api/carts/" + cart, ""), 404, "unknown-cart", null);
        assertRefused(stall.add(cart, tea, 1), 404, "unknown-cart", null);
        assertThat(shopping.forgetExpired()).isPositive();
        assertThat(db.fetchCount(CARTS, CARTS.CART_ID.eq(id(cart)))).isZero();
    }

    @Test
    void a_cart_that_is_checked_out_can_no_longer_change() {
        stall.delivers();
        var tea = stall.goods(10);
        var cart = stall.cartWith(tea, 1);
        var order = new OrderId(UUID.randomUUID());
        transaction.executeWithoutResult(_ -> carts.close(id(cart), order, null));
        var before = stall.text(cart);
        var url = "/api/carts/" + cart;

        var refused = stall.add(cart, tea, 1);
        assertRefused(refused, 409, "cart-checked-out", null);
        assertThat(refused).bodyJson().extractingPath("$.state").isEqualTo("CHECKED_OUT");
        assertRefused(stall.send(DELETE, url + "/items/" + tea, ""), 409, "cart-checked-out", null);
        assertRefused(
                stall.send(PUT, url + "/delivery", Stall.UTAH), 409, "cart-checked-out", null);
        assertThat(stall.text(cart)).isEqualTo(before);

        transaction.executeWithoutResult(_ -> carts.reopen(id(cart), order));
        assertThat(stall.add(cart, tea, 1)).hasStatus(201);
    }

    @Test
    void a_key_sent_again_adds_once_and_starts_one_cart() {
        var key = UUID.randomUUID().toString();
        var first = stall.send(POST, "/api/carts", "{}", "Idempotency-Key", key);
        var again = stall.send(POST, "/api/carts", "{}", "Idempotency-Key", key);
        assertThat(Stall.text(again)).isEqualTo(Stall.text(first));
        assertThat(again.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));

        var cart = Stall.read(first, "$.id").toString();
        var items = "/api/carts/" + cart + "/items";
        var body = "{\"sku\": \"%s\", \"quantity\": 2}".formatted(stall.goods(10));
        var added = stall.send(POST, items, body, "Idempotency-Key", key);
        assertThat(Stall.text(stall.send(POST, items, body, "Idempotency-Key", key)))
                .isEqualTo(Stall.text(added))
                .contains("Grüner Tee");
        assertRefused(
                stall.send(POST, items, body.replace("2", "3"), "Idempotency-Key", key),
                422,
                "idempotency-key-reused",
                null);
        assertThat(Stall.read(stall.get(cart), "$.lines[*].quantity")).hasToString("[2]");
    }

    private MvcTestResult post(String body) {
        return stall.send(POST, "/api/carts", body);
    }

    private static CartId id(String cart) {
        return new CartId(UUID.fromString(cart));
    }
}
