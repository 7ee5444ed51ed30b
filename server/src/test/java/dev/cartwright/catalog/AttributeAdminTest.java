package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertProblem;
import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class AttributeAdminTest {

    static final String ATTRIBUTES = "/api/admin/attributes";

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Desk desk;
    String code = "replaced";
    String length = "replaced";

    @BeforeEach
    void a_length_in_millimetres() {
        desk = new Desk(catalog, http);
        code = "length_" + desk.shop.mark;
        length = ATTRIBUTES + "/" + code;
        assertThat(
                        desk.put(
                                length,
                                """
                                {"type": "NUMBER", "unit": "mm", "filterable": true,
                                 "labels": {"en": "Length", "de": "Länge"}}
                                """))
                .hasStatus(CREATED)
                .hasHeader("ETag", "\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | type | must not be null",
                "{\"type\": \"NUMBER\", \"colour\": 1} | colour | is not a known field",
                "{\"type\": \"NUMBER\", \"labels\": {\"en\": \" \"}} | labels | must not be blank",
                "{\"type\": \"NUMBER\", \"labels\": {\"en\": null}} | labels.en | must not be null",
                "{\"type\": \"NUMBER\", \"labels\": {\"e!\": \"a\"}} | labels.e!"
                        + " | must be a language such as en or pt-BR",
                "{\"type\": \"TEXT\"} | type"
                        + " | must stay what it is; another attribute can have another",
            })
    void what_cannot_be_is_refused_and_the_field_is_named(
            String body, String field, String message) {
        var before = DatabaseState.of(db);

        assertWrong(desk.put(length, body), field, message);

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_code_that_cannot_be_is_refused_and_an_unknown_one_is_unknown() {
        assertWrong(
                desk.put(ATTRIBUTES + "/Big", "{\"type\": \"TEXT\"}"),
                "code",
                "must be a letter, then up to 49 of a-z, 0-9 and '_', all lower case");
        assertProblem(desk.get(ATTRIBUTES + "/no_such"), NOT_FOUND, "unknown-attribute");
        assertProblem(desk.get(ATTRIBUTES + "/no_such/changes"), NOT_FOUND, "unknown-attribute");
    }

    @Test
    void an_attribute_is_described_otherwise_and_the_trail_says_how_it_was() {
        var answer = desk.put(length, "{\"type\": \"NUMBER\", \"unit\": \"cm\"}");

        assertThat(answer)
                .hasStatus(OK)
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"code": "%s", "type": "NUMBER", "unit": "cm", "labels": {},
                         "filterable": false, "version": 2}
                        """
                                .formatted(code));
        assertThat(desk.put(length, "{\"type\": \"NUMBER\", \"unit\": \"cm\"}"))
                .hasHeader("ETag", "\"2\"");
        var trail = desk.get(length + "/changes");
        assertThat(Desk.words(trail, "$.items[*].after.unit")).containsExactly("cm", "mm");
        assertThat(Desk.word(trail, "$.items[0].before.labels.de")).isEqualTo("Länge");
    }

    @Test
    void a_change_of_another_version_is_refused() {
        desk.put(length, "{\"type\": \"NUMBER\", \"unit\": \"cm\"}");
        var before = DatabaseState.of(db);

        assertProblem(
                http.put()
                        .uri(length)
                        .header("If-Match", "\"1\"")
                        .contentType("application/json")
                        .content("{\"type\": \"NUMBER\", \"unit\": \"m\"}")
                        .exchange(),
                PRECONDITION_FAILED,
                "version-mismatch");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_value_that_is_not_of_the_type_is_refused_where_it_stands() {
        desk.made(desk.draft("cup"));

        assertWrong(
                desk.patch(desk.at("cup"), "{\"attributes\": {\"%s\": \"long\"}}".formatted(code)),
                "attributes." + code,
                "must be a number such as 12.5");
    }

    @Test
    void attributes_are_listed_page_by_page() {
        desk.put(length + "_2", "{\"type\": \"DATE\"}");

        var seen = new ArrayList<String>();
        var after = "";
        while (after != null) {
            var page = desk.get(ATTRIBUTES + "?limit=1&after=" + after);
            seen.addAll(Desk.words(page, "$.items[*].code"));
            after = Desk.word(page, "$.next");
        }

        assertThat(seen).isSorted().doesNotHaveDuplicates().contains(code, code + "_2");
    }

    @Test
    void shoppers_read_a_new_label_at_once() {
        desk.made(
                desk.onSale("cup")
                        .replaceFirst("\\{", "{\"attributes\": {\"%s\": \"5\"}, ".formatted(code)));
        assertThat(label()).containsExactly("Length");

        desk.put(
                length,
                """
                {"type": "NUMBER", "unit": "mm", "filterable": true, "labels": {"en": "Long"}}
                """);

        assertThat(label()).containsExactly("Long");
    }

    private List<String> label() {
        var uri = "/api/products?limit=1&facets=true&category=" + desk.shop.tea;
        return Desk.words(
                desk.get(uri), "$.facets.attributes[?(@.code == '%s')].label".formatted(code));
    }
}
