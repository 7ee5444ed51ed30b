package dev.cartwright.warehouse;

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
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of stock who is limited to a place. */
@ShopTest
@ExtendWith(BooksBalance.class)
class StockScopeTest {

    private static final String STOCK = "/api/admin/stock/";
    private static final String INVENTORY = "/api/admin/inventory";
    private static final String[] MAY = {"inventory:read", "inventory:write"};

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Shopper annex = shopper;
    Sku tea = new Sku("replaced");

    /** Ten at the main warehouse, and five of a lot at the annex. */
    @BeforeEach
    void teas_at_two_places() {
        Annex.open(db);
        shopper = new Shopper(port);
        annex = new Limited(shopper, port).toLocation(Annex.CODE, MAY);
        tea = shelves.stocked(10, "19.99");
        shelves.stockroom().receive("main", lot("M"), "delivery");
        shelves.stockroom().receive(Annex.CODE, lot("A"), "delivery");
    }

    private List<Arrival> lot(String number) {
        return List.of(new Arrival(tea, 5, 100L, new LotLabel(number, null)));
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private static List<String> all(Answer answer, String list, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at(list).valueStream().map(it -> it.get(field).asString()).toList();
    }

    /** On hand at both places, as the merchant sees it. */
    private List<String> units() {
        return all(shopper.asAdmin("GET", STOCK + tea, ""), "/locations", "onHand");
    }

    @Test
    void stock_is_seen_of_the_own_place() {
        var seen = annex.asAdmin("GET", STOCK + tea, "");

        assertThat(all(seen, "/locations", "location")).containsExactly(Annex.CODE);
        assertThat(all(seen, "/lots/items", "number")).containsExactly("A");
        assertThat(seen.text("/available")).isEqualTo("5");
        assertThat(all(annex.asAdmin("GET", STOCK + tea + "/lots", ""), "/items", "number"))
                .containsExactly("A");
        var whole = shopper.asAdmin("GET", STOCK + tea, "");
        assertThat(all(whole, "/locations", "location")).containsExactly(Annex.CODE, "main");
        assertThat(all(whole, "/lots/items", "number")).contains("A", "M");
    }

    @Test
    void what_is_kept_elsewhere_alone_is_not_known() {
        var coffee = shelves.stocked(3, "1.00");

        for (var of : new String[] {"", "/lots"}) {
            var hidden = annex.asAdmin("GET", STOCK + coffee + of, "");
            assertRefused(hidden, 404, "unknown-sku");
            assertThat(hidden.text("/detail")).contains("No stock is kept of " + coffee);
        }
    }

    @Test
    void what_moved_and_what_was_promised_is_told_of_the_own_place_page_by_page() {
        shopper.buy(shopper.cart(tea, 1), "tok_approved");
        var movements = INVENTORY + "/movements?sku=" + tea;
        var reservations = INVENTORY + "/reservations?sku=" + tea;

        assertThat(all(annex.asAdmin("GET", movements + "&limit=1", ""), "/items", "location"))
                .containsExactly(Annex.CODE);
        assertThat(annex.asAdmin("GET", reservations, "").json().at("/items")).isEmpty();
        assertThat(all(shopper.asAdmin("GET", reservations, ""), "/items", "location"))
                .containsExactly("main");
        for (var list : List.of(movements, reservations)) {
            assertRefused(
                    annex.asAdmin("GET", list + "&location=main", ""), 403, "scope-too-narrow");
        }
    }

    @Test
    void the_own_place_is_the_only_one() {
        var places = annex.asAdmin("GET", INVENTORY + "/locations", "");

        assertThat(all(places, "/items", "code")).containsExactly(Annex.CODE);
        for (var code : List.of("main", "nowhere")) {
            assertRefused(
                    annex.asAdmin("GET", INVENTORY + "/locations/" + code, ""),
                    403,
                    "scope-too-narrow");
        }
        assertThat(annex.asAdmin("GET", INVENTORY + "/locations/annex", "").text("/name"))
                .isEqualTo("The annex");
    }

    private Stream<Answer> changes(Shopper by, String location) {
        var at = location.isEmpty() ? "" : ", \"location\": \"" + location + "\"";
        var changes =
                Map.of(
                        "/adjustments", "{\"delta\": 1, \"reason\": \"found\"" + at + "}",
                        "/receipts", "{\"quantity\": 1" + at + "}");
        return changes.entrySet().stream()
                .map(it -> by.asAdmin("POST", STOCK + tea + it.getKey(), it.getValue()));
    }

    private Answer count(Shopper by, String location) {
        return by.asAdmin(
                "POST",
                STOCK + tea + "/counts",
                "{\"location\": \"%s\", \"counted\": 9, \"reason\": \"seen\"}".formatted(location));
    }

    private Answer keep(Shopper by, String location) {
        return by.asAdmin("PATCH", STOCK + tea + "/levels/" + location, "{\"safetyStock\": 1}");
    }

    @Test
    void nothing_is_changed_elsewhere() {
        var shop = new Limited(shopper, port).toChannel("default", MAY);
        for (var by : List.of(annex, shop)) {
            // Where none is named, it is where the default channel takes goods first.
            for (var location : List.of("main", "")) {
                changes(by, location).forEach(it -> assertRefused(it, 403, "scope-too-narrow"));
            }
            assertRefused(count(by, "main"), 403, "scope-too-narrow");
            assertRefused(keep(by, "main"), 403, "scope-too-narrow");
        }

        assertThat(units()).containsExactly("5", "15");
        assertThat(shopper.asAdmin("GET", STOCK + tea, "").text("/locations/1/safetyStock"))
                .isEqualTo("0");
    }

    @Test
    void the_own_is_changed_also_by_who_is_limited_to_a_channel_as_well() {
        var both = new Limited(shopper, port).toBoth("default", Annex.CODE, MAY);

        changes(both, Annex.CODE).forEach(it -> assertThat(it.status()).isEqualTo(201));
        assertThat(units()).containsExactly("7", "15");
        assertThat(count(annex, Annex.CODE).status()).isEqualTo(201);
        assertThat(keep(annex, Annex.CODE).text("/safetyStock")).isEqualTo("1");
        assertThat(units()).containsExactly("9", "15");
    }

    @Test
    void what_holds_for_all_places_is_not_changed_from_one() {
        var rule = "{\"tracked\": false}";
        assertRefused(annex.asAdmin("PUT", STOCK + tea + "/rule", rule), 403, "scope-too-narrow");
        assertRefused(
                annex.asAdmin("POST", STOCK + tea + "/lots/A/recall", "{\"reason\": \"mould\"}"),
                403,
                "scope-too-narrow");
        assertRefused(
                annex.asAdmin("PUT", INVENTORY + "/locations/annex", "{}"),
                403,
                "scope-too-narrow");
        assertThat(annex.asAdmin("GET", STOCK + tea + "/rule", "").text("/tracked"))
                .isEqualTo("true");
        assertHidden(
                annex.asAdmin("GET", STOCK + "nothing/rule", ""),
                shopper.asAdmin("GET", STOCK + "nothing/rule", ""));
    }
}
