package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertProblem;
import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeShop
class CategoryAdminTest {

    static final String CATEGORIES = "/api/admin/categories";

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Desk desk;

    @BeforeEach
    void drinks_and_below_them_tea() {
        desk = new Desk(catalog, http);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name | must not be null",
                "{\"name\": \" \"} | name | must not be blank",
                "{\"name\": \"\\u200b\"} | name | must have characters that can be seen",
                "{\"name\": \"a\\u202eb\"} | name"
                        + " | must not have characters that turn the text around",
                "{\"name\": \"a\", \"position\": -1} | position"
                        + " | must be greater than or equal to 0",
                "{\"name\": \"a\", \"parent\": \"no-such\"} | parent"
                        + " | no category is called no-such",
                "{\"name\": \"a\", \"colour\": 1} | colour | is not a known field",
            })
    void what_cannot_be_is_refused_and_the_field_is_named(
            String body, String field, String message) {
        var before = DatabaseState.of(db);

        assertWrong(desk.post(CATEGORIES, body), field, message);

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_slug_that_is_taken_is_refused_and_an_unknown_category_is_unknown() {
        var before = DatabaseState.of(db);

        assertProblem(
                desk.post(CATEGORIES, "{\"slug\": \"%s\", \"name\": \"a\"}".formatted(tea())),
                CONFLICT,
                "slug-taken");
        for (var uri : List.of("", "/changes")) {
            assertProblem(desk.get(CATEGORIES + "/no-such" + uri), NOT_FOUND, "unknown-category");
        }
        assertProblem(desk.patch(CATEGORIES + "/no-such", "{}"), NOT_FOUND, "unknown-category");
        assertProblem(move("no-such", null), NOT_FOUND, "unknown-category");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_category_is_made_with_a_word_of_its_name() {
        var name = "Größe " + desk.shop.mark;
        var body = "{\"name\": \"%s\", \"parent\": \"%s\", \"position\": 3}".formatted(name, tea());

        var first = desk.post(CATEGORIES, body);
        var second = desk.post(CATEGORIES, body);

        var slug = "gro-e-" + desk.shop.mark;
        assertThat(first)
                .hasStatus(CREATED)
                .hasHeader("ETag", "\"1\"")
                .hasHeader("Location", CATEGORIES + "/" + slug)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"slug": "%s", "parent": "%s", "name": "%s", "position": 3, "version": 1}
                        """
                                .formatted(slug, tea(), name));
        assertThat(Desk.word(second, "$.slug")).isEqualTo(slug + "-2");
    }

    @Test
    void a_name_in_another_script_has_a_word_of_its_own() {
        assertThat(Slug.ofName("日本").value()).matches("x-[0-9a-f]{8}");
        assertThat(Slug.ofName("日本")).isNotEqualTo(Slug.ofName("中国"));
        assertThat(Slug.ofName(" 日本")).isEqualTo(Slug.ofName("日本"));
    }

    @Test
    void what_is_forgotten_is_not_taken_for_null() {
        var before = DatabaseState.of(db);

        assertWrong(
                desk.post(at(tea()) + "/move", "{}"), "parent", "must be given; null is the top");
        assertWrong(desk.patch(at(tea()), "{\"name\": null}"), "name", "must not be null");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_change_of_another_version_is_refused() {
        assertThat(desk.patchSeen(at(tea()), "{\"position\": 2}", 1))
                .hasStatus(OK)
                .hasHeader("ETag", "\"2\"");
        var before = DatabaseState.of(db);

        assertProblem(
                desk.patchSeen(at(tea()), "{\"position\": 3}", 1),
                PRECONDITION_FAILED,
                "version-mismatch");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void what_a_patch_does_not_name_stays_and_the_products_are_found_by_the_new_name() {
        desk.made(desk.onSale("cup"));
        var word = "infusion" + desk.shop.mark;

        assertThat(desk.patch(at(tea()), "{\"name\": \"%s\"}".formatted(word)))
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"%s\", \"position\": 0}".formatted(word));
        assertThat(
                        db.fetch(
                                        """
                                        select slug from search.listings
                                        where words @@ to_tsquery('search.plain', ?)
                                        """,
                                        word)
                                .getValues(0, String.class))
                .containsExactly(cup());
        assertThat(desk.patch(at(tea()), "{}")).hasHeader("ETag", "\"2\"");
    }

    @Test
    void a_category_cannot_move_below_itself_nor_below_nothing_nor_too_deep() {
        var parent = desk.shop.drinks.value();
        for (int depth = 2; depth <= 10; depth++) {
            parent = made(parent, "d" + depth);
        }
        var before = DatabaseState.of(db);

        assertProblem(move(tea(), tea()), CONFLICT, "below-itself");
        assertProblem(move(desk.shop.drinks.value(), tea()), CONFLICT, "below-itself");
        assertWrong(move(tea(), "no-such"), "parent", "no category is called no-such");
        assertWrong(move(tea(), parent), "parent", "must leave the tree at most 10 deep");
        assertWrong(
                desk.post(CATEGORIES, "{\"name\": \"a\", \"parent\": \"%s\"}".formatted(parent)),
                "parent",
                "must leave the tree at most 10 deep");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_category_moves_with_all_below_it_and_its_products_are_listed_there() {
        var kitchen = made(null, "kitchen");
        var green = made(tea(), "green");
        desk.made(desk.onSale("cup").replace(tea(), green));
        assertThat(listed(desk.shop.drinks.value())).containsExactly(cup());

        assertThat(move(tea(), kitchen))
                .hasStatus(OK)
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .extractingPath("$.parent")
                .isEqualTo(kitchen);

        assertThat(listed(desk.shop.drinks.value())).isEmpty();
        for (var category : List.of(kitchen, tea(), green)) {
            assertThat(listed(category)).as(category).containsExactly(cup());
        }
        assertThat(Desk.words(shown(), "$.categoryPath[*].slug"))
                .containsExactly(kitchen, tea(), green);

        assertThat(move(tea(), null)).hasStatus(OK);
        assertThat(listed(kitchen)).isEmpty();
        assertThat(listed(tea())).containsExactly(cup());
        assertThat(move(tea(), null)).hasHeader("ETag", "\"3\"");
    }

    @Test
    void the_trail_says_where_a_category_was() {
        var kitchen = made(null, "kitchen");
        move(kitchen, tea());
        desk.patch(at(kitchen), "{\"name\": \"Kitchen\"}");

        var trail = desk.get(at(kitchen) + "/changes");
        assertThat(Desk.words(trail, "$.items[*].after.parent"))
                .containsExactly(tea(), tea(), null);
        assertThat(Desk.words(trail, "$.items[0:2].before.name"))
                .containsExactly("kitchen", "kitchen");
        assertThat(Desk.map(trail, "$.items[2].before")).isNull();
    }

    private MvcTestResult move(String slug, @Nullable String parent) {
        var to = parent == null ? "null" : "\"" + parent + "\"";
        return desk.post(at(slug) + "/move", "{\"parent\": %s}".formatted(to));
    }

    private String made(@Nullable String parent, String word) {
        var to = parent == null ? "null" : "\"" + parent + "\"";
        return Desk.word(
                desk.post(
                        CATEGORIES,
                        "{\"slug\": \"%s\", \"parent\": %s, \"name\": \"%s\"}"
                                .formatted(desk.shop.slug(word), to, word)),
                "$.slug");
    }

    private MvcTestResult shown() {
        return desk.get("/api/products/" + cup());
    }

    private List<String> listed(String category) {
        return slugs("/api/products?category=" + category);
    }

    private List<String> slugs(String uri) {
        return Desk.words(desk.get(uri), "$.items[*].slug");
    }

    private String cup() {
        return desk.shop.slug("cup").value();
    }

    private String tea() {
        return desk.shop.tea.value();
    }

    private static String at(String category) {
        return CATEGORIES + "/" + category;
    }
}
