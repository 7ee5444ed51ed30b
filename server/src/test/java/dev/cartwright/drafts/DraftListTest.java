package dev.cartwright.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Drafts are found by what is known of them, and go. */
@ShopTest
@ExtendWith(BooksBalance.class)
class DraftListTest {

    private static final String DRAFTS = "/api/admin/drafts";
    @Autowired Shelves shelves;
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

    @Test
    void drafts_are_listed_page_by_page_and_go_when_they_are_deleted() {
        var second = create(tea + "", 1, "second-" + tea).text("/draft/id");

        var first = staff("GET", DRAFTS + "?state=OPEN&limit=1", "");
        var next = staff("GET", DRAFTS + "?limit=1&after=" + first.text("/next"), "");

        assertThat(first.text("/items/0/id")).isEqualTo(second);
        assertThat(next.text("/items/0/id")).isEqualTo(draft);
        assertThat(staff("DELETE", DRAFTS + "/" + second, "").status()).isEqualTo(204);
        assertThat(staff("GET", DRAFTS + "/" + second, "").status()).isEqualTo(404);
    }
}
