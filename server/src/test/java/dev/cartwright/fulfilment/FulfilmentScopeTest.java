package dev.cartwright.fulfilment;

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
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of fulfilments who is limited to a place, or to a channel. */
@ShopTest
@ExtendWith(BooksBalance.class)
class FulfilmentScopeTest {

    private static final String ALL = "/api/admin/fulfilments";
    private static final Answer NOTHING =
            new Answer(0, "", HttpHeaders.of(Map.of(), (_, _) -> true));

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Warehouse warehouse = new Warehouse(shopper);
    Limited limited = new Limited(shopper, 0);
    Answer order = NOTHING;
    String fulfilment = "";

    /** Picked at the main warehouse, for the default channel. */
    @BeforeEach
    void two_teas_are_picked() {
        Annex.open(db);
        shopper = new Shopper(port);
        warehouse = new Warehouse(shopper);
        limited = new Limited(shopper, port);
        order = warehouse.bought(shelves.stocked(10, "19.99"), 2);
        fulfilment = warehouse.release(order).text("/0/id");
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Shopper at(String location) {
        return limited.toLocation(location, "orders:read", "orders:write");
    }

    private Shopper in(String channel) {
        return limited.toChannel(channel, "orders:read", "orders:write", "orders:money");
    }

    private static List<String> listed(Shopper by) {
        return by.asAdmin("GET", ALL + "?status=RELEASED&limit=100", "")
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private void assertOutOfReach(Shopper by) {
        var unknown = warehouse.unknown();
        for (var path : List.of("", "/packing-slip")) {
            assertHidden(
                    by.asAdmin("GET", ALL + "/" + fulfilment + path, ""),
                    by.asAdmin("GET", ALL + "/" + unknown + path, ""));
        }
        for (var path : List.of("/shipment", "/delivery", "/cancellation")) {
            assertHidden(
                    by.asAdmin("POST", ALL + "/" + fulfilment + path, ""),
                    by.asAdmin("POST", ALL + "/" + unknown + path, ""));
        }
        assertThat(listed(by)).doesNotContain(fulfilment);
        assertThat(warehouse.stands(order))
                .containsExactly("PLACED", "CAPTURED", "RELEASED", "NONE");
        assertThat(listed(shopper)).contains(fulfilment);
    }

    @Test
    void what_is_picked_elsewhere_is_neither_seen_nor_touched() {
        assertOutOfReach(at(Annex.CODE));
        assertRefused(
                at(Annex.CODE).asAdmin("GET", ALL + "?location=main", ""), 403, "scope-too-narrow");
    }

    @Test
    void what_another_channel_sold_is_neither_seen_nor_touched() {
        assertOutOfReach(in(Annex.CODE));
        assertOutOfReach(limited.toBoth(Annex.CODE, "main", "orders:read", "orders:write"));
    }

    @Test
    void the_own_leaves_and_arrives() {
        var here = new Warehouse(limited.toBoth("default", "main", "orders:read", "orders:write"));
        assertThat(listed(here.shopper())).contains(fulfilment);

        assertThat(here.ship(fulfilment).status()).isEqualTo(201);
        assertThat(here.deliver(fulfilment).text("/status")).isEqualTo("DELIVERED");
    }

    @Test
    void the_goods_of_an_order_are_of_its_channel_and_at_many_places() {
        var elsewhere = new Warehouse(in(Annex.CODE));
        var id = order.text("/id");
        var body = "{\"id\": \"%s\"}".formatted(warehouse.unknown());
        var unknown = new Answer(0, body, NOTHING.headers());
        var line = warehouse.line(order, 0);

        assertHidden(elsewhere.goods(order), elsewhere.goods(unknown));
        assertHidden(elsewhere.release(order), elsewhere.release(unknown));
        assertHidden(
                elsewhere.cancelUnits(order, line, 1), elsewhere.cancelUnits(unknown, line, 1));
        var day = "{\"promisedOn\": \"2099-01-01\"}";
        var backorder = "/api/admin/orders/" + id + "/lines/" + line + "/backorder";
        assertThat(elsewhere.shopper().asAdmin("PUT", backorder, day).status()).isEqualTo(404);
        assertRefused(new Warehouse(at("main")).goods(order), 403, "scope-too-narrow");
        assertThat(new Warehouse(in("default")).goods(order).status()).isEqualTo(200);
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 2, 0, 0, 0);
    }

    @Test
    void what_is_stuck_in_another_channel_is_not_told() {
        assertThat(in(Annex.CODE).asAdmin("GET", "/api/admin/order-tasks", "").json()).isEmpty();
    }
}
