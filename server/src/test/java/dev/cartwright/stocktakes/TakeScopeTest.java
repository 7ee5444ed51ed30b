package dev.cartwright.stocktakes;

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
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of counts by file who is limited to a place. */
@ShopTest
@ExtendWith(BooksBalance.class)
class TakeScopeTest {

    private static final String TAKES = "/api/admin/inventory/stock-takes";

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Shopper annex = shopper;
    Sku tea = new Sku("replaced");

    @BeforeEach
    void two_places() {
        Annex.open(db);
        shopper = new Shopper(port);
        annex =
                new Limited(shopper, port)
                        .toLocation(Annex.CODE, "inventory:read", "inventory:write");
        tea = shelves.stocked(10, "19.99");
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Answer begin(Shopper by, String location) {
        return by.asAdmin(
                "POST",
                TAKES + "?mode=rehearsal&location=" + location,
                "{\"sku\": \"%s\", \"counted\": 9}".formatted(tea));
    }

    private static List<String> listed(Shopper by) {
        return by.asAdmin("GET", TAKES + "?limit=100", "")
                .json()
                .at("/items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    @Test
    void another_place_is_not_counted_and_its_counts_are_not_seen() {
        assertRefused(begin(annex, "main"), 403, "scope-too-narrow");
        assertRefused(begin(annex, "nowhere"), 403, "scope-too-narrow");
        var main = begin(shopper, "main").text("/id");

        for (var of : List.of("", "/errors", "/errors.csv", "/changes", "/tasks")) {
            var hidden = annex.asAdmin("GET", TAKES + "/" + main + of, "");
            assertRefused(hidden, 404, "unknown-stock-take");
        }
        assertThat(listed(annex)).doesNotContain(main);
        assertThat(listed(shopper)).contains(main);
    }

    @Test
    void the_own_place_is_counted() {
        var own = begin(annex, Annex.CODE);

        assertThat(own.status()).as(own.body()).isEqualTo(202);
        var id = own.text("/id");
        assertThat(listed(annex)).containsExactly(id);
        assertThat(annex.asAdmin("GET", TAKES + "/" + id, "").text("/location"))
                .isEqualTo(Annex.CODE);
    }
}
