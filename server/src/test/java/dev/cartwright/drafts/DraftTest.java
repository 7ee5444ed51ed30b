package dev.cartwright.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.carts.Carts;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Two teas at 19.99 for Ada, who has called: written by staff, and bought through the checkout. */
@ShopTest
@ExtendWith(BooksBalance.class)
class DraftTest {

    private static final String DRAFTS = "/api/admin/drafts";
    private static final String BY_TOKEN =
            "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}";

    @Autowired Shelves shelves;
    @Autowired Carts carts;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String draft = "";

    @BeforeEach
    void a_draft() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        draft = create(tea + "", 2, "draft-" + tea).text("/draft/id");
    }

    Answer create(String sku, int units, String key) {
        return staff(
                "POST",
                DRAFTS,
                """
                {"currency": "USD", "note": "Called.", "email": "Ada@Example.org",
                 "method": "standard", "address": {
                    "name": "Ada Lovelace", "line1": "1 Main St", "city": "San Jose",
                    "region": "CA", "postalCode": "95101", "country": "US"},
                 "lines": [{"sku": "%s", "quantity": %d}]}
                """
                        .formatted(sku, units),
                "Idempotency-Key",
                key);
    }

    Answer staff(String method, String path, String body, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + shopper.adminKey();
        System.arraycopy(headers, 0, all, 2, headers.length);
        return shopper.send(method, path, body, all);
    }

    Answer change(String method, String path, String body) {
        return staff(method, DRAFTS + "/" + draft + path, body);
    }

    Answer order(String key, String body) {
        return staff("POST", DRAFTS + "/" + draft + "/order", body, "Idempotency-Key", key);
    }

    Answer trail(Answer order) {
        return staff("GET", "/api/admin/orders/" + order.text("/id"), "");
    }

    @Test
    void it_costs_what_the_same_cart_would_and_one_key_writes_one() {
        var shown = change("GET", "", "");
        var cart = shopper.get("/api/carts/" + shopper.cart(tea, 2));

        assertThat(shown.json().at("/cart/totals")).isEqualTo(cart.json().at("/totals"));
        assertThat(shown.text("/cart/totals/total/amount")).isEqualTo("48.87");
        assertThat(shown.text("/draft/state")).isEqualTo("OPEN");
        assertThat(shown.text("/draft/note")).isEqualTo("Called.");
        assertThat(create(tea + "", 2, "draft-" + tea).text("/draft/id")).isEqualTo(draft);
    }

    @Test
    void paid_by_token_it_is_an_order_once_that_tells_who_wrote_it() {
        var order = order("once-" + draft, BY_TOKEN);
        var again = order("once-" + draft, BY_TOKEN);
        var another = order("twice-" + draft, BY_TOKEN);

        assertThat(order.status()).as(order.body()).isEqualTo(201);
        assertThat(order.text("/status")).isEqualTo("PLACED");
        assertThat(order.text("/totals/total/amount")).isEqualTo("48.87");
        assertThat(again.body()).isEqualTo(order.body());
        assertThat(another.type()).isEqualTo("/problems/cart-checked-out");
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        var seen = trail(order);
        assertThat(seen.text("/trail/0/kind")).isEqualTo("drafted");
        assertThat(seen.text("/trail/0/actorKind")).isNotIn("GUEST", "CUSTOMER", "");
        assertThat(seen.text("/trail/0/facts/by"))
                .isEqualTo(
                        Actor.label(
                                seen.text("/trail/0/actorKind"), seen.text("/trail/0/actorId")));
        var own =
                shopper.get(
                        "/api/orders/" + order.text("/id"),
                        "X-Order-Token",
                        order.text("/accessToken"));
        assertThat(own.text("/totals/total/amount")).isEqualTo("48.87");
        var now = change("GET", "", "");
        assertThat(now.text("/draft/state")).isEqualTo("ORDERED");
        assertThat(now.text("/draft/order")).isEqualTo(order.text("/id"));
    }

    @Test
    void lines_change_and_go_at_the_version_that_was_seen() {
        var pot = shelves.stocked(3, "5.00");
        var version = change("GET", "", "").json().at("/cart/version").asInt();

        assertThat(
                        change(
                                        "POST",
                                        "/lines",
                                        "{\"sku\": \"%s\", \"quantity\": 3}".formatted(pot))
                                .status())
                .isEqualTo(201);
        var late =
                staff(
                        "PATCH",
                        DRAFTS + "/" + draft + "/lines/" + tea,
                        "{\"quantity\": 9}",
                        "If-Match",
                        "\"" + version + "\"");
        assertThat(late.type()).isEqualTo("/problems/version-mismatch");
        change("PATCH", "/lines/" + tea, "{\"quantity\": 1}");
        var left = change("DELETE", "/lines/" + pot, "");

        assertThat(left.json().at("/cart/lines")).hasSize(1);
        assertThat(left.text("/cart/totals/items/amount")).isEqualTo("19.99");
        var stale =
                staff(
                        "POST",
                        DRAFTS + "/" + draft + "/order",
                        BY_TOKEN,
                        "Idempotency-Key",
                        "stale-" + draft,
                        "If-Match",
                        "\"" + version + "\"");
        assertThat(stale.type()).isEqualTo("/problems/version-mismatch");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
    }

    @Test
    void a_special_price_and_a_discount_are_exact_to_the_cent_and_in_the_trail() {
        change(
                "PUT",
                "/lines/" + tea + "/price",
                "{\"price\": {\"amount\": \"15.01\", \"currency\": \"USD\"}, \"reason\": \"Dent\"}");
        var shown =
                change("PUT", "/discount", "{\"percent\": 12.5, \"reason\": \"An old friend\"}");

        // 2 × 15.01 = 30.02; 12.5 % of it is 3.7525; 7.25 % tax on 26.27 is 1.904575.
        assertThat(shown.text("/cart/lines/0/listPrice/amount")).isEqualTo("19.99");
        assertThat(shown.text("/cart/totals/items/amount")).isEqualTo("30.02");
        assertThat(shown.text("/cart/totals/discount/amount")).isEqualTo("3.75");
        assertThat(shown.text("/cart/totals/tax/amount")).isEqualTo("1.90");
        assertThat(shown.text("/cart/totals/total/amount")).isEqualTo("34.16");
        assertThat(
                        change("PATCH", "/lines/" + tea, "{\"quantity\": 2}")
                                .text("/cart/totals/total/amount"))
                .isEqualTo("34.16");

        var order = order("special-" + draft, BY_TOKEN);

        assertThat(order.text("/totals/total/amount")).as(order.body()).isEqualTo("34.16");
        assertThat(order.text("/lines/0/discounts/0/name")).isEqualTo("An old friend");
        var facts = trail(order).json().at("/trail/0/facts");
        assertThat(facts.at("/specialPrices/0/listPrice/amount").asString()).isEqualTo("19.99");
        assertThat(facts.at("/specialPrices/0/reason").asString()).isEqualTo("Dent");
        assertThat(facts.at("/discount/reason").asString()).isEqualTo("An old friend");
    }

    @Test
    void an_amount_takes_at_most_the_goods_and_the_delivery_is_paid() {
        change(
                "PUT",
                "/discount",
                "{\"amount\": {\"amount\": \"100.00\", \"currency\": \"USD\"}, \"reason\": \"Late\"}");
        var delivery = order("free-" + draft, "{}");
        assertThat(delivery.text("/errors/0/field")).isEqualTo("payment");

        var shown = change("GET", "", "");

        assertThat(shown.text("/cart/totals/discount/amount")).isEqualTo("39.98");
        assertThat(shown.text("/cart/totals/total/amount")).isEqualTo("5.99");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
    }

    @Test
    void its_customer_sees_it_once_invited_and_buys_it_as_it_is() {
        var cart = "/api/carts/" + draft;
        assertThat(shopper.get(cart).status()).isEqualTo(404);
        assertThat(shopper.buy(draft, "tok_approved").status()).isEqualTo(404);

        assertThat(change("POST", "/invitation", "").text("/draft/state")).isEqualTo("SENT");

        assertThat(shopper.get(cart).text("/totals/total/amount")).isEqualTo("48.87");
        var more = shopper.send("PATCH", cart + "/items/" + tea, "{\"quantity\": 1}");
        assertThat(more.type()).isEqualTo("/problems/cart-drafted");
        change("DELETE", "/invitation", "");
        assertThat(shopper.get(cart).status()).isEqualTo(404);
        change("POST", "/invitation", "");
        var seen = shopper.get(cart).json().at("/version").asInt();
        // Whoever was invited to something else is not invited any more.
        assertThat(change("PATCH", "/lines/" + tea, "{\"quantity\": 3}").text("/draft/state"))
                .isEqualTo("OPEN");
        change("POST", "/invitation", "");
        var another =
                shopper.post(
                        cart + "/checkout",
                        BY_TOKEN,
                        "Idempotency-Key",
                        "seen-" + draft,
                        "If-Match",
                        "\"" + seen + "\"");
        assertThat(another.type()).isEqualTo("/problems/version-mismatch");
        var order = shopper.buy(draft, "tok_approved");
        assertThat(order.status()).as(order.body()).isEqualTo(201);
        assertThat(trail(order).text("/trail/0/actorKind")).isEqualTo("GUEST");
        assertThat(trail(order).text("/trail/0/facts/by")).isNotBlank();
    }

    @Test
    void what_cannot_be_written_is_named_and_nothing_is_kept() {
        var unknown = create("NONE-" + tea, 1, "unknown-" + tea);
        var much = create(tea + "", 11, "much-" + tea);

        assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
        assertThat(unknown.text("/errors/0/field")).isEqualTo("lines[0].sku");
        assertThat(much.type()).isEqualTo("/problems/out-of-stock");
        assertThat(much.text("/errors/0/field")).isEqualTo("lines[0]");
        // What was refused is not kept: the same key writes.
        assertThat(create(tea + "", 1, "unknown-" + tea).status()).isEqualTo(201);
        var ids = staff("GET", DRAFTS + "?email=ada@example.org&limit=100", "").json().at("/items");
        assertThat(ids.valueStream().filter(it -> it.at("/id").asString().equals(draft)))
                .hasSize(1);
        var cart = shopper.cart(tea, 1);
        assertThat(staff("GET", DRAFTS + "/" + cart, "").type())
                .isEqualTo("/problems/unknown-draft");
        var empty = staff("POST", DRAFTS, "{}", "Idempotency-Key", "empty-" + tea);
        var invited = staff("POST", DRAFTS + "/" + empty.text("/draft/id") + "/invitation", "");
        assertThat(invited.type()).isEqualTo("/problems/draft-incomplete");
        assertThat(invited.text("/errors/0/field")).isEqualTo("lines");
        var paid =
                staff(
                        "POST",
                        DRAFTS + "/" + empty.text("/draft/id") + "/order",
                        BY_TOKEN,
                        "Idempotency-Key",
                        "empty-order-" + tea);
        assertThat(paid.type()).isEqualTo("/problems/cart-incomplete");
        assertThat(shopper.get(DRAFTS).status()).isEqualTo(401);
    }

    @Test
    void two_who_order_one_draft_at_once_make_one_order() throws Exception {
        var id = CartId.valueOf(draft);
        var first = new OrderId(UUID.randomUUID());
        var second =
                new Meanwhile(transaction, db)
                        .of(
                                () -> carts.close(id, first, null),
                                () -> order("second-" + draft, BY_TOKEN));

        assertThat(second.status()).as(second.body()).isEqualTo(409);
        assertThat(second.type()).isEqualTo("/problems/cart-checked-out");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        transaction.executeWithoutResult(_ -> carts.reopen(id, first));
        assertThat(order("second-" + draft, BY_TOKEN).status()).isEqualTo(201);
    }
}
