package dev.cartwright.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Member;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom a draft of two teas for 48.87 is meant for is told of it, and has it alone. */
@ShopTest
@ExtendWith(BooksBalance.class)
class InvitationTest {

    private static final String DRAFTS = "/api/admin/drafts";
    private static final String CARTS = "/api/carts/";
    private static final String BY_TOKEN =
            "{\"processor\": \"sandbox\", \"token\": \"tok_approved\"}";

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String email = "";

    @BeforeEach
    void ten_teas_and_somebody_who_has_called() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        email = "ada-" + UUID.randomUUID() + "@example.org";
    }

    String draft(String whose) {
        var written =
                shopper.asAdmin(
                        "POST",
                        DRAFTS,
                        """
                        {"currency": "USD", "note": "Called.", %s, "method": "standard",
                         "address": {"name": "Ada Lovelace", "line1": "1 Main St",
                            "city": "San Jose", "region": "CA", "postalCode": "95101",
                            "country": "US"},
                         "lines": [{"sku": "%s", "quantity": 2}]}
                        """
                                .formatted(whose, tea),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        return written.text("/draft/id");
    }

    String guests() {
        return draft("\"email\": \"%s\"".formatted(email));
    }

    Answer invite(String draft, String how) {
        return shopper.asAdmin("POST", DRAFTS + "/" + draft + "/invitation" + how, "");
    }

    Answer mails(String to) {
        return shopper.asAdmin("GET", "/api/admin/mails?kind=draft-invitation&to=" + to, "");
    }

    @Test
    void a_mail_says_what_it_comes_to_and_links_to_the_shops_page() {
        var draft = guests();

        assertThat(invite(draft, "").text("/draft/state")).isEqualTo("SENT");

        var mail = mails(email).text("/items/0/id");
        var words = shopper.asAdmin("GET", "/api/admin/mails/" + mail, "").text("/text");
        assertThat(words)
                .startsWith("Hello Ada Lovelace,")
                .contains("2 × ", "39.98", "48.87")
                .contains("https://shop.example.org/carts/" + draft + "\n");
        invite(draft, "?locale=de");
        assertThat(mails(email).json().at("/items")).hasSize(2);
        var german = shopper.asAdmin("GET", "/api/admin/mails/" + newest(), "").text("/text");
        assertThat(german).startsWith("Hallo Ada Lovelace,").contains("48,87");
    }

    String newest() {
        return mails(email).text("/items/0/id");
    }

    @Test
    void what_could_not_be_bought_is_not_sent() {
        var draft = guests();
        shopper.asAdmin("DELETE", DRAFTS + "/" + draft + "/lines/" + tea, "");

        var refused = invite(draft, "");

        assertThat(refused.type()).isEqualTo("/problems/draft-incomplete");
        assertThat(refused.text("/errors/0/field")).isEqualTo("lines");
        assertThat(mails(email).json().at("/items")).isEmpty();
        assertThat(shopper.get(CARTS + draft).status()).isEqualTo(404);
    }

    @Test
    void a_customers_opens_for_that_customer_alone_and_leaves_their_own_cart_as_it_is() {
        var ada = Member.signedIn(shopper);
        var eve = Member.signedIn(shopper);
        var own = ada.cart(tea);
        var before = ada.ask("GET", CARTS + own, "").body();
        var draft =
                draft(
                        "\"customer\": \"%s\""
                                .formatted(ada.ask("GET", "/api/customer", "").text("/id")));

        assertThat(ada.ask("GET", CARTS + draft, "").status()).isEqualTo(404);
        invite(draft, "");

        assertThat(mails(ada.email()).json().at("/items")).hasSize(1);
        assertThat(eve.ask("GET", CARTS + draft, "").status()).isEqualTo(404);
        assertThat(eve.pay(draft, BY_TOKEN).status()).isEqualTo(404);
        assertThat(shopper.get(CARTS + draft).status()).isEqualTo(404);
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        assertThat(ada.ask("GET", CARTS + draft, "").text("/totals/total/amount"))
                .isEqualTo("48.87");
        assertThat(ada.pay(draft, BY_TOKEN).status()).isEqualTo(201);
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        assertThat(ada.ask("GET", CARTS + own, "").body()).isEqualTo(before);
    }

    @Test
    void who_is_invited_to_a_guests_does_not_make_it_their_own() {
        var draft = guests();
        invite(draft, "");

        var made = Member.signedIn(shopper).ask("PUT", CARTS + draft + "/customer", "");

        assertThat(made.type()).isEqualTo("/problems/cart-drafted");
        assertThat(shopper.get(CARTS + draft).status()).isEqualTo(200);
    }

    @Test
    void what_staff_notes_is_not_the_customers_and_goes_into_the_order() {
        var draft = guests();
        var sent = invite(draft, "");

        var noted =
                shopper.asAdmin(
                        "PUT", DRAFTS + "/" + draft + "/note", "{\"note\": \"Rings twice.\"}");

        assertThat(noted.text("/draft/note")).isEqualTo("Rings twice.");
        assertThat(noted.json().at("/draft/sentAt")).isEqualTo(sent.json().at("/draft/sentAt"));
        assertThat(noted.json().at("/draft/version")).isEqualTo(sent.json().at("/draft/version"));
        assertThat(shopper.get(CARTS + draft).body()).doesNotContain("Rings");
        var order = shopper.buy(draft, "tok_approved");
        assertThat(order.body()).doesNotContain("Rings");
        var kept = shopper.asAdmin("GET", "/api/admin/orders/" + order.text("/id"), "");
        assertThat(kept.text("/trail/0/facts/draft")).isEqualTo(draft);
        assertThat(kept.text("/trail/1/kind")).isEqualTo("note");
        assertThat(kept.text("/trail/1/facts/text")).isEqualTo("Rings twice.");
        assertThat(kept.text("/trail/1/facts/by")).isEqualTo(noted.text("/draft/by"));
        var late = shopper.asAdmin("PUT", DRAFTS + "/" + draft + "/note", "{\"note\": \"x\"}");
        assertThat(late.type()).isEqualTo("/problems/cart-checked-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example.org/carts", "/carts/{id}", "ftp://x.org/{id}"})
    void what_is_no_page_of_a_cart_stops_the_start(String url) {
        assertThatThrownBy(() -> new DraftSettings(url))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        it -> assertThat(it.field()).isEqualTo("cartwright.drafts.invitation-url"));
    }
}
