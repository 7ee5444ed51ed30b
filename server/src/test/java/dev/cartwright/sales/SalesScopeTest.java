package dev.cartwright.sales;

import static dev.cartwright.checkout.Limited.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Annex;
import dev.cartwright.checkout.Limited;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which figures somebody sees who is limited to channels. */
@ShopTest
class SalesScopeTest {

    private static final String FIGURES = "/api/admin/sales/figures?from=2020-01-01&currency=USD";
    private static final String RFM = "/api/admin/sales/rfm?currency=USD";

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void two_teas_are_sold_in_the_first_channel() {
        Annex.open(db);
        shopper = new Shopper(port);
        shopper.buy(shopper.cart(shelves.stocked(10, "10.00"), 2), "tok_approved");
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Shopper in(String channels) {
        return new Limited(shopper, port).toChannel(channels, "sales:read");
    }

    private static int lines(Shopper who, String query) {
        var answer = who.asAdmin("GET", FIGURES + query, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/totals/sold/lines").asInt();
    }

    @Test
    void who_has_one_channel_sees_what_was_sold_there_and_nothing_else() {
        var all = lines(shopper, "&channel=default");

        assertThat(all).isPositive();
        assertThat(lines(in("default"), "")).isEqualTo(all);
        assertThat(lines(in("default"), "&channel=default")).isEqualTo(all);
        assertThat(lines(in(Annex.CODE), "")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {FIGURES, RFM})
    void another_channel_is_refused(String question) {
        var answer = in(Annex.CODE).asAdmin("GET", question + "&channel=default", "");

        assertRefused(answer, 403, "scope-too-narrow");
    }

    @ParameterizedTest
    @ValueSource(strings = {FIGURES, RFM})
    void who_has_several_says_which(String question) {
        var both = in("annex\", \"default");

        var unsaid = both.asAdmin("GET", question, "");

        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.text("/errors/0/field")).isEqualTo("channel");
        assertThat(unsaid.text("/errors/0/message")).isEqualTo("must be one of annex, default");
        assertThat(both.asAdmin("GET", question + "&channel=annex", "").status()).isEqualTo(200);
    }
}
