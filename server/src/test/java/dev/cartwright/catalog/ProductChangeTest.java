package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertProblem;
import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What becomes of products by PUT, PATCH and archival. */
@WholeShop
class ProductChangeTest {

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Desk desk;
    String cup = "replaced";

    @BeforeEach
    void a_cup_on_sale() {
        desk = new Desk(catalog, http);
        desk.made(desk.onSale("cup"));
        cup = desk.at("cup");
    }

    @Test
    void a_change_of_another_version_is_refused_and_changes_nothing() {
        desk.patch(cup, "{\"brand\": \"Leaf\"}");
        var before = DatabaseState.of(db);

        var late = desk.patchSeen(cup, "{\"brand\": \"Root\"}", 1);
        assertProblem(late, PRECONDITION_FAILED, "version-mismatch");
        assertThat(late).bodyText().contains("is at version 2");
        assertThat(desk.patchSeen(cup, "{}", -1)).hasStatus(BAD_REQUEST);

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_patch_that_is_no_object_or_not_json_is_refused() {
        var before = DatabaseState.of(db);

        assertThat(desk.patch(cup, "[]")).hasStatus(BAD_REQUEST);
        assertThat(desk.patch(cup, "null")).hasStatus(BAD_REQUEST);
        assertThat(desk.patch(cup, "{")).hasStatus(BAD_REQUEST);
        assertWrong(desk.patch(cup, "{\"status\": null}"), "status", "must not be null");
        assertWrong(
                desk.patch(cup, "{\"popularity\": \"3\"}"), "popularity", "must be a whole number");
        assertThat(
                        http.patch()
                                .uri(cup)
                                .contentType(MediaType.valueOf("application/json-patch+json"))
                                .content("[]"))
                .hasStatus(UNSUPPORTED_MEDIA_TYPE);

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_says_what_is_known_already_changes_nothing() {
        var before = DatabaseState.of(db);

        assertThat(desk.patch(cup, "{}")).hasStatus(OK).hasHeader("ETag", "\"1\"");
        assertThat(desk.put(cup, desk.onSale("cup"))).hasStatus(OK).hasHeader("ETag", "\"1\"");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_patch_writes_what_it_names_and_null_takes_away() {
        desk.patch(
                cup,
                """
                {"brand": "Leaf", "tags": ["hot"],
                 "texts": {"de": {"name": "Tasse", "description": "Blau."}}}
                """);
        var answer =
                desk.patch(cup, "{\"brand\": null, \"texts\": {\"de\": {\"name\": \"Becher\"}}}");

        assertThat(answer).hasStatus(OK).hasHeader("ETag", "\"3\"");
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"brand": null, "tags": ["hot"], "status": "ACTIVE", "version": 3,
                         "texts": {"en": {"name": "cup", "description": ""},
                                   "de": {"name": "Becher", "description": "Blau."}}}
                        """);
        assertThat(desk.patch(cup, "{\"texts\": {\"de\": null}}"))
                .bodyJson()
                .extractingPath("$.texts")
                .isEqualTo(Map.of("en", Map.of("name", "cup", "description", "")));
    }

    @Test
    void a_put_writes_all_and_takes_away_what_it_does_not_name() {
        desk.patch(cup, "{\"brand\": \"Leaf\", \"tags\": [\"hot\"]}");

        assertThat(desk.put(cup, desk.draft("cup")))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"brand\": null, \"tags\": [], \"status\": \"ACTIVE\", \"version\": 3}");
    }

    @Test
    void a_variant_that_is_left_out_is_not_sold_any_more() {
        var variants =
                """
                {"variants": [{"sku": "BIG-%1$s",
                    "prices": [{"amount": "9.50", "currency": "USD"}]}]}
                """
                        .formatted(desk.shop.mark);

        assertThat(desk.patch(cup, variants)).hasStatus(OK);

        assertThat(Desk.words(desk.get(shopWindow("cup")), "$.variants[*].sku"))
                .containsExactly("BIG-" + desk.shop.mark);
        desk.made(desk.draft("pot").replace("\"sku\": \"pot", "\"sku\": \"cup"));
    }

    @Test
    void a_price_that_changes_is_a_price_from_now_on_and_one_left_out_ends() {
        assertThat(
                        desk.patch(
                                cup,
                                variant(
                                        "\"prices\": [{\"amount\": \"3.99\", \"currency\": \"USD\"}]")))
                .bodyJson()
                .extractingPath("$.variants[0].prices[0].amount")
                .isEqualTo("3.99");
        assertThat(desk.patch(cup, variant("\"name\": \"One\"")))
                .bodyJson()
                .extractingPath("$.variants[0].prices")
                .isEqualTo(List.of());

        assertThat(
                        db.fetch(
                                        "select amount_minor from pricing.prices where sku = '%s' order by price_id"
                                                .formatted(desk.shop.sku("cup")))
                                .getValues(0, Long.class))
                .containsExactly(420L, 399L, null);
        assertProblem(desk.get(shopWindow("cup") + "?currency=USD"), NOT_FOUND, "unknown-product");
    }

    @Test
    void the_former_slug_leads_to_the_new_one_until_another_product_takes_it() {
        desk.patch(cup, "{\"slug\": \"%s\"}".formatted(desk.shop.slug("mug")));
        assertProblem(desk.get(cup), NOT_FOUND, "unknown-product");
        assertThat(catalog.movedTo(desk.shop.slug("cup"))).contains(desk.shop.slug("mug"));

        desk.made(desk.draft("cup").replace("\"sku\": \"", "\"sku\": \"2-"));

        assertThat(catalog.movedTo(desk.shop.slug("cup"))).isEmpty();
    }

    @Test
    void two_products_swap_their_slugs_by_a_third_one() {
        desk.made(desk.onSale("pot"));
        var before = DatabaseState.of(db);
        assertProblem(slug("pot", "cup"), CONFLICT, "slug-taken");
        assertThat(DatabaseState.of(db)).isEqualTo(before);

        assertThat(slug("pot", "tmp")).hasStatus(OK);
        assertThat(slug("cup", "pot")).hasStatus(OK);
        assertThat(slug("tmp", "cup")).hasStatus(OK);

        assertThat(Desk.word(desk.get(cup), "$.variants[0].sku"))
                .isEqualTo(desk.shop.sku("pot").code());
        assertThat(catalog.movedTo(desk.shop.slug("tmp"))).contains(desk.shop.slug("cup"));
        assertThat(catalog.movedTo(desk.shop.slug("pot"))).isEmpty();
    }

    @Test
    void a_sku_of_another_product_is_refused_and_the_case_of_ones_own_may_change() {
        desk.made(desk.onSale("pot"));
        var before = DatabaseState.of(db);
        var theirs = desk.shop.sku("pot").code();
        assertProblem(
                desk.patch(cup, "{\"variants\": [{\"sku\": \"%s\"}]}".formatted(theirs)),
                CONFLICT,
                "sku-taken");
        assertThat(DatabaseState.of(db)).isEqualTo(before);

        var upper = desk.shop.sku("cup").code().toUpperCase(Locale.ROOT);
        var answer =
                desk.patch(
                        cup,
                        """
                        {"variants": [{"sku": "%s",
                            "prices": [{"amount": "1.00", "currency": "USD"}]}]}
                        """
                                .formatted(upper));
        assertThat(Desk.word(answer, "$.variants[0].sku")).isEqualTo(upper);
    }

    @Test
    void variants_may_change_places() {
        var two =
                "{\"variants\": [{\"sku\": \"%1$s\", \"name\": \"%1$s\"},"
                        + " {\"sku\": \"%2$s\", \"name\": \"%2$s\"}]}";
        var one = desk.shop.sku("cup");
        var other = desk.shop.sku("big");
        desk.patch(cup, two.formatted(one, other));

        assertThat(Desk.words(desk.patch(cup, two.formatted(other, one)), "$.variants[*].sku"))
                .containsExactly(other.code(), one.code());
    }

    @Test
    void relations_follow_the_product_and_never_lead_to_itself() {
        desk.made(desk.onSale("pot"));
        var pot = "{\"relations\": {\"REPLACEMENT\": [\"%s\"]}}";
        assertWrong(
                desk.patch(cup, pot.formatted(desk.shop.slug("cup"))),
                "relations.REPLACEMENT",
                "must not lead to the product itself");
        desk.patch(cup, pot.formatted(desk.shop.slug("pot")));

        slug("pot", "kettle");
        desk.patch(cup, "{\"popularity\": 9}");

        assertThat(desk.get(cup))
                .bodyJson()
                .extractingPath("$.relations")
                .isEqualTo(Map.of("REPLACEMENT", List.of(desk.shop.slug("kettle").value())));
    }

    @Test
    void what_is_archived_is_not_shown_and_can_be_brought_back() {
        assertThat(desk.post(cup + "/archival", "")).hasStatus(OK).hasHeader("ETag", "\"2\"");
        assertProblem(desk.get(shopWindow("cup")), NOT_FOUND, "unknown-product");
        assertThat(desk.post(cup + "/archival", "")).hasHeader("ETag", "\"2\"");

        desk.patch(cup, "{\"status\": \"ACTIVE\"}");

        assertThat(desk.get(shopWindow("cup"))).hasStatus(OK);
    }

    @Test
    void the_trail_says_who_changed_what_from_what_to_what_the_latest_first() {
        var answer = desk.patch(cup, "{\"brand\": \"Leaf\"}");
        desk.patch(cup, "{\"brand\": \"Root\"}");
        var trail = desk.get(cup + "/changes?limit=2");

        assertThat(Desk.words(trail, "$.items[*].before.brand")).containsExactly("Leaf", null);
        assertThat(Desk.words(trail, "$.items[*].after.brand")).containsExactly("Root", "Leaf");
        assertThat(Desk.word(trail, "$.items[1].requestId"))
                .isEqualTo(answer.getResponse().getHeader("X-Request-Id"));
        assertThat(Desk.word(trail, "$.items[1].actor")).startsWith("API_KEY:");
        var rest = desk.get(cup + "/changes?limit=2&after=" + Desk.word(trail, "$.next"));
        assertThat(Desk.all(rest, "$.items[*].before")).containsExactly((Object) null);
    }

    @Test
    void the_trail_names_languages_as_the_product_does() {
        desk.patch(cup, "{\"texts\": {\"en-US\": {\"name\": \"Mug\"}}}");

        var change = desk.get(cup + "/changes?limit=1");
        assertThat(Desk.words(change, "$.items[*].after.texts['en-US'].name"))
                .containsExactly("Mug");
    }

    private MvcTestResult slug(String word, String other) {
        return desk.patch(desk.at(word), "{\"slug\": \"%s\"}".formatted(desk.shop.slug(other)));
    }

    private String variant(String fields) {
        return "{\"variants\": [{\"sku\": \"%s\", %s}]}".formatted(desk.shop.sku("cup"), fields);
    }

    private String shopWindow(String word) {
        return "/api/products/" + desk.shop.slug(word);
    }
}
