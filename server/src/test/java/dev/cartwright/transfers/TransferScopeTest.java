package dev.cartwright.transfers;

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
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of goods on their way who is at one end, or at none. */
@ShopTest
@ExtendWith(BooksBalance.class)
class TransferScopeTest {

    private static final String TRANSFERS = "/api/admin/inventory/transfers";

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String id = "";

    /** From the main warehouse to the annex. */
    @BeforeEach
    void four_teas_are_on_their_way() {
        Annex.open(db);
        db.execute(
                """
                insert into inventory.locations (location, name) values ('cellar', 'Cellar')
                on conflict do nothing
                """);
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        id = send(shopper, "main", Annex.CODE).text("/id");
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Shopper at(String location) {
        return new Limited(shopper, port).toLocation(location, "inventory:read", "inventory:write");
    }

    private Answer send(Shopper by, String from, String to) {
        return send(by, "\"from\": \"%s\", \"to\": \"%s\"".formatted(from, to));
    }

    private Answer send(Shopper by, String ends) {
        return by.asAdmin(
                "POST",
                TRANSFERS,
                "{%s, \"lines\": [{\"sku\": \"%s\", \"quantity\": 4}]}".formatted(ends, tea));
    }

    private Answer receive(Shopper by, Object id) {
        return by.asAdmin(
                "POST",
                TRANSFERS + "/" + id + "/receipts",
                "{\"lines\": [{\"sku\": \"%s\", \"received\": 4}]}".formatted(tea));
    }

    private Answer complete(Shopper by, Object id) {
        return by.asAdmin(
                "POST", TRANSFERS + "/" + id + "/completion", "{\"reason\": \"the van burnt\"}");
    }

    private Answer cancel(Shopper by, Object id) {
        return by.asAdmin("POST", TRANSFERS + "/" + id + "/cancellation", "");
    }

    private static Answer get(Shopper by, Object id) {
        return by.asAdmin("GET", TRANSFERS + "/" + id, "");
    }

    private static List<String> listed(Shopper by) {
        return by.asAdmin("GET", TRANSFERS + "?limit=100", "")
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private void assertUntouched() {
        assertThat(get(shopper, id).text("/status")).isEqualTo("SENT");
        assertThat(
                        shopper.asAdmin("GET", "/api/admin/stock/" + tea, "")
                                .text("/locations/1/onHand"))
                .isEqualTo("6");
    }

    @Test
    void who_is_at_neither_end_knows_nothing_of_it() {
        var cellar = at("cellar");
        var unknown = UUID.randomUUID();

        assertHidden(get(cellar, id), get(cellar, unknown), id);
        assertHidden(receive(cellar, id), receive(cellar, unknown), id);
        assertHidden(complete(cellar, id), complete(cellar, unknown), id);
        assertHidden(cancel(cellar, id), cancel(cellar, unknown), id);
        assertThat(listed(cellar)).doesNotContain(id);
        assertUntouched();
    }

    /** The sentences differ in the id that was asked for alone. */
    private static void assertHidden(Answer hidden, Answer unknown, String id) {
        assertRefused(hidden, 404, "unknown-transfer");
        assertRefused(unknown, 404, "unknown-transfer");
        assertThat(hidden.text("/detail")).isEqualTo("There is no transfer " + id + ".");
    }

    @Test
    void who_sends_does_not_receive() {
        var main = at("main");

        assertThat(get(main, id).status()).isEqualTo(200);
        assertThat(listed(main)).contains(id);
        assertRefused(receive(main, id), 403, "scope-too-narrow");
        assertRefused(complete(main, id), 403, "scope-too-narrow");
        assertUntouched();

        assertThat(cancel(main, id).text("/status")).isEqualTo("CANCELLED");
    }

    @Test
    void who_receives_does_not_send_or_take_back() {
        var annex = at(Annex.CODE);

        assertThat(get(annex, id).status()).isEqualTo(200);
        assertThat(listed(annex)).contains(id);
        assertRefused(cancel(annex, id), 403, "scope-too-narrow");
        assertRefused(send(annex, "main", Annex.CODE), 403, "scope-too-narrow");
        assertRefused(send(annex, "\"to\": \"main\""), 403, "scope-too-narrow");
        assertUntouched();

        assertThat(receive(annex, id).text("/status")).isEqualTo("COMPLETED");
        assertThat(send(annex, Annex.CODE, "main").status()).isEqualTo(201);
        var announced = send(annex, "\"to\": \"annex\"");
        assertThat(cancel(annex, announced.text("/id")).text("/status")).isEqualTo("CANCELLED");
    }
}
