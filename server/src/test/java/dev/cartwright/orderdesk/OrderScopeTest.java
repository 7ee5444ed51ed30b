package dev.cartwright.orderdesk;

import static dev.cartwright.checkout.Limited.assertHidden;
import static dev.cartwright.checkout.Limited.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Annex;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Limited;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of orders who is limited to a channel. */
@ShopTest
@ExtendWith(BooksBalance.class)
class OrderScopeTest {

    private static final String ORDERS = "/api/admin/orders";
    private static final String UNKNOWN = UUID.randomUUID().toString();

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Shopper own = shopper;
    Shopper other = shopper;
    Sku tea = new Sku("replaced");
    String order = "";

    @BeforeEach
    void an_order_in_the_default_channel() {
        Annex.open(db);
        shopper = new Shopper(port);
        own = in("default");
        other = in(Annex.CODE);
        tea = shelves.stocked(10, "19.99");
        order = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Shopper in(String channel) {
        return new Limited(shopper, port)
                .toChannel(channel, "orders:read", "orders:write", "orders:money");
    }

    private Answer seen() {
        return shopper.asAdmin("GET", ORDERS + "/" + order, "");
    }

    @Test
    void orders_of_another_channel_are_not_found() {
        assertThat(other.asAdmin("GET", ORDERS + "?sku=" + tea, "").json().at("/items")).isEmpty();
        assertThat(other.asAdmin("GET", ORDERS + ".csv?sku=" + tea, "").body().lines()).hasSize(1);
        assertHidden(
                other.asAdmin("GET", ORDERS + "/" + order, ""),
                other.asAdmin("GET", ORDERS + "/" + UNKNOWN, ""));
        for (var list : new String[] {"", ".csv"}) {
            assertRefused(
                    other.asAdmin("GET", ORDERS + list + "?channel=default", ""),
                    403,
                    "scope-too-narrow");
        }

        assertThat(own.asAdmin("GET", ORDERS + "?sku=" + tea, "").text("/items/0/id"))
                .isEqualTo(order);
        assertThat(own.asAdmin("GET", ORDERS + ".csv?sku=" + tea, "").body().lines()).hasSize(2);
        assertThat(own.asAdmin("GET", ORDERS + "/" + order, "").status()).isEqualTo(200);
    }

    @Test
    void a_saved_filter_finds_no_more_than_who_asks_may_see() {
        var filter = "/api/admin/order-filters/scope-" + tea;
        shopper.asAdmin("PUT", filter, "{\"sku\": \"%s\"}".formatted(tea));
        var found = ORDERS + "?filter=scope-" + tea;

        assertThat(other.asAdmin("GET", found, "").json().at("/items")).isEmpty();
        assertThat(own.asAdmin("GET", found, "").json().at("/items")).hasSize(1);
        assertRefused(other.asAdmin("GET", filter, ""), 403, "scope-too-narrow");

        shopper.asAdmin("PUT", filter, "{\"channel\": \"default\"}");
        assertRefused(other.asAdmin("GET", found, ""), 403, "scope-too-narrow");
        assertThat(shopper.asAdmin("DELETE", filter, "").status()).isEqualTo(204);
    }

    @Test
    void nothing_is_done_with_orders_of_another_channel() {
        var before = seen().body();
        var tags = "{\"add\": [\"late\"]}";
        var why = "{\"reason\": \"no more\"}";

        assertHidden(
                other.asAdmin("POST", ORDERS + "/" + order + "/notes", "{\"text\": \"Hm.\"}"),
                other.asAdmin("POST", ORDERS + "/" + UNKNOWN + "/notes", "{\"text\": \"Hm.\"}"));
        assertHidden(
                other.asAdmin("PATCH", ORDERS + "/" + order + "/tags", tags),
                other.asAdmin("PATCH", ORDERS + "/" + UNKNOWN + "/tags", tags));
        assertHidden(
                other.asAdmin("POST", ORDERS + "/" + order + "/cancellation", why),
                other.asAdmin("POST", ORDERS + "/" + UNKNOWN + "/cancellation", why));
        for (var action : new String[] {"RELEASE", "CANCEL", "TAG", "UNTAG", "NOTE"}) {
            var bulk = bulk(other, action);
            assertThat(bulk.text("/0/status")).as(bulk.body()).isEqualTo("404");
            assertThat(bulk.text("/0/problem")).isEqualTo("/problems/unknown-order");
        }

        assertThat(seen().body()).isEqualTo(before);
    }

    private Answer bulk(Shopper by, String action) {
        return by.asAdmin(
                "POST",
                ORDERS + "/bulk",
                "{\"action\": \"%s\", \"orders\": [\"%s\"], \"text\": \"late\"}"
                        .formatted(action, order));
    }

    @Test
    void the_own_are_noted_tagged_and_cancelled() {
        var note = own.asAdmin("POST", ORDERS + "/" + order + "/notes", "{\"text\": \"Hm.\"}");
        assertThat(note.text("/notes")).isEqualTo("1");
        assertThat(bulk(own, "TAG").text("/0/status")).isEqualTo("200");
        var cancelled =
                own.asAdmin(
                        "POST",
                        ORDERS + "/" + order + "/cancellation",
                        "{\"reason\": \"no more\"}");
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(seen().text("/order/tags/0")).isEqualTo("late");
    }

    @Test
    void orders_are_at_no_one_place() {
        var main = new Limited(shopper, port).toLocation("main", "orders:read");

        var refused = main.asAdmin("GET", ORDERS, "");

        assertRefused(refused, 403, "scope-too-narrow");
        assertThat(refused.text("/locations/0")).isEqualTo("main");
        assertThat(refused.json().has("channels")).isFalse();
    }
}
