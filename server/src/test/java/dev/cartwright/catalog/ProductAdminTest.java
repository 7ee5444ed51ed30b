package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertProblem;
import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Making products and reading them; {@link ProductChangeTest} has what becomes of them. */
@WholeShop
class ProductAdminTest {

    static final String PRODUCTS = "/api/admin/products";
    static final JsonMapper JSON = JsonMapper.shared();

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Desk desk;

    @BeforeEach
    void a_shop_of_its_own() {
        desk = new Desk(catalog, http);
    }

    @Test
    void without_the_key_nothing_is_shown() {
        assertThat(http.get().uri(PRODUCTS).header("Authorization", "Bearer wrong"))
                .hasStatus(UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"slug\": \"a b\" | slug"
                        + " | must be 1 to 150 of a-z, 0-9, '.', '_', '~' and '-'",
                "\"slug\": null | slug | must not be null",
                "\"colour\": \"red\" | colour | is not a known field",
                "\"category\": \"no-such\" | category | no category is called no-such",
                "\"popularity\": -1 | popularity | must not be negative",
                "\"tags\": [\"hot\", null] | tags[1] | must not be null",
                "\"publishAt\": \"+200000-01-01T00:00:00Z\" | publishAt"
                        + " | must be an instant such as 2026-01-31T12:00:00Z",
                "\"publishAt\": \"2020-01-01T00:00:00Z\" | publishAt | must be in the future",
                "\"images\": [\"/a.png\", \"javascript:x\"] | images[1]"
                        + " | must be an http or https URL or a path that begins with /",
                "\"variants\": [{\"sku\": \"a\", \"taxCategory\": \"nope\"}]"
                        + " | variants[0].taxCategory | must be one of [food, standard]",
                "\"variants\": [{\"sku\": \"a\", \"options\": {\"Size\": \"L\"}},"
                        + " {\"sku\": \"b\", \"options\": {\"Size\": \"L\"}}]"
                        + " | variants[1].options | must differ from those of a",
                "\"variants\": [{\"sku\": \"a\"}, {\"sku\": \"b\"}]"
                        + " | variants[1].options | must differ from those of a",
                "\"texts\": {\"en\": {\"name\": \" \"}} | texts.en.name | must not be blank",
                "\"texts\": {\"en\": {\"name\": \"\\u200b\"}} | texts.en.name"
                        + " | must have characters that can be seen",
                "\"texts\": {\"klingon!\": {\"name\": \"a\"}} | texts.klingon!"
                        + " | must be a language such as en or pt-BR",
                "\"attributes\": {\"weight\": \"1\"} | attributes.weight"
                        + " | there is no such attribute",
                "\"relations\": {\"ACCESSORY\": [\"no-such\"]} | relations.ACCESSORY"
                        + " | no product is called no-such",
                "\"relations\": {\"ACCESSORY\": [null]} | relations.ACCESSORY[0]"
                        + " | must not be null",
                "\"relations\": {\"ACCESSORY\": [\"a\", \"a\"]} | relations.ACCESSORY"
                        + " | must have each product once",
                "\"variants\": [] | variants | must be 1 to 500",
                "\"variants\": [null] | variants[0] | must not be null",
                "\"variants\": [{}] | variants[0].sku | must not be null",
                "\"variants\": [{\"sku\": \"a\"}, {\"sku\": \"A\"}] | variants | has A twice",
                "\"variants\": [{\"sku\": \"a\", \"weightGrams\": -1}] | variants[0].weightGrams"
                        + " | must not be negative",
                "\"variants\": [{\"sku\": \"a\", \"attributes\": {\"hue\": \"1\"}}]"
                        + " | variants[0].attributes.hue | there is no such attribute",
                "\"variants\": [{\"sku\": \"a\", \"dimensions\": {\"lengthMm\": 1}}]"
                        + " | variants[0].dimensions.widthMm | must not be null",
                "\"variants\": [{\"sku\": \"a\", \"prices\":"
                        + " [{\"amount\": \"1\", \"currency\": \"JPY\"}]}]"
                        + " | variants[0].prices | must be in one of [USD]",
                "\"variants\": [{\"sku\": \"a\", \"prices\":"
                        + " [{\"amount\": \"-0.01\", \"currency\": \"USD\"}]}]"
                        + " | variants[0].prices[0].amount | must be 0 to 999999999999",
                "\"variants\": [{\"sku\": \"a\", \"prices\":"
                        + " [{\"amount\": \"1000000000000\", \"currency\": \"USD\"}]}]"
                        + " | variants[0].prices[0].amount | must be 0 to 999999999999",
            })
    void what_cannot_be_is_refused_and_the_field_is_named(
            String wrong, String field, String message) {
        desk.made(desk.draft("cup"));
        var before = DatabaseState.of(db);

        assertWrong(desk.patch(desk.at("cup"), "{" + wrong + "}"), field, message);

        var whole = (ObjectNode) JSON.readTree(desk.draft("pot"));
        whole.setAll((ObjectNode) JSON.readTree("{" + wrong + "}"));
        assertWrong(desk.post(PRODUCTS, whole.toString()), field, message);
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_has_no_words_is_not_made() {
        var before = DatabaseState.of(db);
        var named = "\\{\"en\": .*?}}";

        assertWrong(
                desk.post(PRODUCTS, desk.draft("cup").replaceFirst(named, "{}")),
                "texts",
                "must not be empty");
        assertWrong(
                desk.post(PRODUCTS, desk.draft("cup").replaceFirst(named, "{\"en\": null}")),
                "texts.en",
                "must not be null");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_slug_or_a_sku_that_is_taken_is_refused_whatever_its_case() {
        desk.made(desk.draft("cup"));
        var before = DatabaseState.of(db);
        var taken = desk.shop.slug("cup").value();
        var sku = desk.shop.sku("cup").code();

        var slug =
                desk.draft("pot")
                        .replace(desk.shop.slug("pot").value(), taken.toUpperCase(Locale.ROOT));
        assertProblem(desk.post(PRODUCTS, slug.replace(sku, "x")), CONFLICT, "slug-taken");
        var same = desk.draft("pot").replace("\"sku\": \"pot-", "\"sku\": \"CUP-");
        var refused = desk.post(PRODUCTS, same);
        assertProblem(refused, CONFLICT, "sku-taken");
        assertThat(refused).bodyText().contains(sku);

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_has_no_price_cannot_be_on_sale() {
        var before = DatabaseState.of(db);

        assertProblem(
                desk.post(
                        PRODUCTS,
                        desk.onSale("cup")
                                .replaceFirst("\"prices\": \\[.*\\]}\\]", "\"prices\": []}]")),
                CONFLICT,
                "no-price");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_product_is_made_whole_and_shown_whole() {
        desk.put("/api/admin/attributes/length_" + desk.shop.mark, "{\"type\": \"NUMBER\"}");
        desk.made(desk.draft("pot"));
        var body =
                """
                {"slug": "CUP-%1$s", "publishAt": "2126-01-01T00:00:00Z", "category": "tea-%1$s",
                 "brand": " Leaf ", "popularity": 3, "tags": ["hot"],
                 "images": ["https://images.example/1.png"],
                 "attributes": {"length_%1$s": "5.50"},
                 "texts": {"en": {"name": "Cup", "description": "Blue."},
                           "pt-BR": {"name": "Xícara"}},
                 "relations": {"ACCESSORY": ["pot-%1$s"]},
                 "variants": [
                    {"sku": "BIG-%1$s", "name": "Big", "options": {"Size": "Big"},
                     "taxCategory": "food", "weightGrams": 200, "barcode": "4006381333931",
                     "dimensions": {"lengthMm": 1, "widthMm": 2, "heightMm": 3},
                     "attributes": {"length_%1$s": "+07"},
                     "prices": [{"amount": "9.50", "currency": "USD"}]},
                    {"sku": "SMALL-%1$s"}]}
                """
                        .formatted(desk.shop.mark);

        var made = desk.post(PRODUCTS, body);

        assertThat(made)
                .hasStatus(CREATED)
                .hasHeader("ETag", "\"1\"")
                .hasHeader("Location", desk.at("cup"));
        var shown = desk.get(desk.at("cup"));
        assertThat(shown).hasHeader("ETag", "\"1\"");
        assertThat(Desk.text(shown)).isEqualTo(Desk.text(made));
        assertThat(shown)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"slug": "cup-%1$s", "status": "DRAFT",
                         "publishAt": "2126-01-01T00:00:00Z", "category": "tea-%1$s",
                         "brand": "Leaf", "popularity": 3, "tags": ["hot"],
                         "images": ["https://images.example/1.png"],
                         "attributes": {"length_%1$s": "5.5"},
                         "texts": {"en": {"name": "Cup", "description": "Blue."},
                                   "pt-BR": {"name": "Xícara", "description": ""}},
                         "relations": {"ACCESSORY": ["pot-%1$s"]},
                         "variants": [
                            {"sku": "BIG-%1$s", "name": "Big", "options": {"Size": "Big"},
                             "taxCategory": "food", "weightGrams": 200,
                             "barcode": "4006381333931",
                             "dimensions": {"lengthMm": 1, "widthMm": 2, "heightMm": 3},
                             "attributes": {"length_%1$s": "7"},
                             "prices": [{"amount": "9.50", "currency": "USD"}]},
                            {"sku": "SMALL-%1$s", "name": "", "options": {},
                             "taxCategory": "standard", "weightGrams": null, "barcode": null,
                             "dimensions": null, "attributes": {}, "prices": []}],
                         "version": 1, "publishedAt": null}
                        """
                                .formatted(desk.shop.mark));
        assertThat(shown).bodyJson().extractingPath("$.createdAt").isNotNull();
    }

    @Test
    void what_nobody_has_is_unknown() {
        assertThat(desk.get(desk.at("cup")))
                .bodyText()
                .contains("No product is called " + desk.shop.slug("cup"));
        assertProblem(desk.get(desk.at("cup")), NOT_FOUND, "unknown-product");
        assertProblem(desk.get(desk.at("cup") + "/changes"), NOT_FOUND, "unknown-product");
        assertProblem(desk.patch(desk.at("cup"), "{}"), NOT_FOUND, "unknown-product");
        assertWrong(
                desk.get(desk.at("cup") + "?channel=nowhere"),
                "channel",
                "there is no channel nowhere");
        assertProblem(
                desk.get(PRODUCTS + "?category=no-such-category"), NOT_FOUND, "unknown-category");
        assertWrong(desk.get(PRODUCTS + "?after=x"), "after", "must be what a page gave as next");
    }

    @Test
    void products_are_listed_in_the_order_of_their_making_page_by_page() {
        var wanted = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            desk.made(i == 3 ? desk.onSale("p" + i) : desk.draft("p" + i));
            wanted.add(desk.shop.slug("p" + i).value());
        }
        var query = PRODUCTS + "?category=" + desk.shop.drinks;

        var seen = new ArrayList<String>();
        var after = "";
        while (after != null) {
            var page = desk.get(query + "&limit=2&after=" + after);
            seen.addAll(Desk.words(page, "$.items[*].slug"));
            after = Desk.word(page, "$.next");
        }

        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(Desk.words(desk.get(query + "&status=ACTIVE"), "$.items[*].slug"))
                .containsExactly(wanted.get(3));
    }

    @Test
    void products_are_found_by_sku_by_slug_and_by_how_their_name_begins() {
        desk.made(desk.draft("cup"));
        desk.made(desk.draft("pot").replace("\"name\": \"pot\"", "\"name\": \"50%_Pot\""));

        assertThat(found(desk.shop.sku("cup").code().toUpperCase(Locale.ROOT)))
                .containsExactly("cup");
        assertThat(found(desk.shop.slug("cup").value().toUpperCase(Locale.ROOT)))
                .containsExactly("cup");
        assertThat(found("50%_p")).containsExactly("pot");
        assertThat(found("pot")).isEmpty();
        assertThat(found("%")).isEmpty();
    }

    private List<String> found(String q) {
        var answer =
                http.get()
                        .uri(PRODUCTS + "?q={q}&category={category}", q, desk.shop.drinks)
                        .exchange();
        return Desk.words(answer, "$.items[*].slug").stream()
                .map(slug -> slug.replaceFirst("-.*", ""))
                .toList();
    }
}
