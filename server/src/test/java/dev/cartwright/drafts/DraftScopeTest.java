package dev.cartwright.drafts;

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
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of drafts who is limited to a channel. */
@ShopTest
@ExtendWith(BooksBalance.class)
class DraftScopeTest {

    private static final String DRAFTS = "/api/admin/drafts";

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Shopper here = shopper;
    Shopper elsewhere = shopper;
    String draft = "";

    @BeforeEach
    void a_draft_of_the_first_channel() {
        Annex.open(db);
        shopper = new Shopper(port);
        here = in("default");
        elsewhere = in(Annex.CODE);
        var tea = shelves.stocked(10, "19.99");
        var lines = "{\"lines\": [{\"sku\": \"%s\", \"quantity\": 2}]}".formatted(tea);
        draft = create(here, lines).text("/draft/id");
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Shopper in(String channel) {
        return new Limited(shopper, port).toChannel(channel, "orders:read", "orders:write");
    }

    private static Answer create(Shopper who, String body) {
        return who.asAdmin("POST", DRAFTS, body, "Idempotency-Key", "d-" + UUID.randomUUID());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | '' | ''",
                "DELETE | '' | ''",
                "PUT | /note | {\"note\": \"called\"}",
                "POST | /invitation | ''",
                "DELETE | /invitation | ''",
                "POST | /lines | {\"sku\": \"TEA\", \"quantity\": 1}",
                "PATCH | /lines/TEA | {\"quantity\": 1}",
                "DELETE | /lines/TEA | ''",
                "PUT | /lines/TEA/price | {\"price\": {\"amount\": \"1.00\", \"currency\": \"USD\"}, \"reason\": \"worn\"}",
                "DELETE | /lines/TEA/price | ''",
                "PUT | /discount | {\"percent\": 10, \"reason\": \"worn\"}",
                "DELETE | /discount | ''",
                "PATCH | /delivery | {\"method\": \"standard\"}",
                "POST | /coupons | {\"code\": \"TEN\"}",
                "DELETE | /coupons/TEN | ''",
                "POST | /order | {\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}"
            })
    void of_another_channel_one_is_as_if_it_were_not_there(
            String method, String path, String body) {
        assertHidden(
                ask(draft, method, path, body), ask("" + UUID.randomUUID(), method, path, body));

        var still = here.asAdmin("GET", DRAFTS + "/" + draft, "");
        assertThat(still.text("/cart/lines/0/quantity")).isEqualTo("2");
        assertThat(still.text("/draft/state")).isEqualTo("OPEN");
    }

    private Answer ask(String id, String method, String path, String body) {
        return elsewhere.asAdmin(
                method,
                DRAFTS + "/" + id + path,
                body,
                "Idempotency-Key",
                "k-" + UUID.randomUUID());
    }

    @Test
    void each_lists_and_writes_their_own() {
        var other = create(elsewhere, "{\"channel\": \"annex\"}").text("/draft/id");

        assertThat(elsewhere.asAdmin("GET", DRAFTS, "").body())
                .contains(other)
                .doesNotContain(draft);
        assertThat(here.asAdmin("GET", DRAFTS, "").body()).contains(draft).doesNotContain(other);
        assertRefused(create(elsewhere, "{}"), 403, "scope-too-narrow");
        assertRefused(
                elsewhere.asAdmin("GET", DRAFTS + "?channel=default", ""), 403, "scope-too-narrow");
        assertThat(elsewhere.asAdmin("DELETE", DRAFTS + "/" + other, "").status()).isEqualTo(204);
    }
}
