package dev.cartwright.imports;

import static dev.cartwright.imports.Merchant.CSV;
import static dev.cartwright.imports.Merchant.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class ImportRequestTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired DSLContext db;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{}", "format", "must not be null"),
                Arguments.of("{'format': 'xml'}", "format", "must be csv or jsonl"),
                Arguments.of("{'format': 'csv', 'sheet': 1}", "sheet", "is not a known field"),
                Arguments.of(
                        "{'format': 'csv', 'dryRun': 'no'}", "dryRun", "must be true or false"),
                Arguments.of(
                        "{'format': 'csv', 'channel': 'mars'}",
                        "channel",
                        "there is no channel mars"),
                Arguments.of(
                        "{'format': 'csv', 'delimiter': ';;'}",
                        "delimiter",
                        "must be one character that is no letter, digit or quote"),
                mapping("{}", "columns", "must have 1 to 200"),
                mapping("{'name': {'from': 'n'}}", "columns.sku", null),
                mapping("{'sku': null}", "columns.sku", "must be an object"),
                mapping("{'sku': {}}", "columns.sku.from", "say either from or value"),
                mapping("{'sku': {'from': ''}}", "columns.sku.from", null),
                mapping(
                        "{'sku': {'from': 'a', 'pattern': '(a'}}",
                        "columns.sku.pattern",
                        "is not RE2: error parsing regexp: missing closing ): `(a`"),
                mapping(
                        "{'sku': {'from': 'a', 'pattern': '((a{99}){99}){99}'}}",
                        "columns.sku.pattern",
                        "repeats too often"),
                mapping(
                        "{'sku': {'from': 'a', 'pattern': '(a{900,}){2,900}'}}",
                        "columns.sku.pattern",
                        "repeats too often"),
                mapping(
                        "{'sku': {'from': 'a'}, 'colour': {'from': 'b'}}",
                        "columns.colour",
                        "is not a known column; known are " + Column.KNOWN),
                mapping(
                        "{'sku': {'from': 'a'}, 'price:EUR': {'from': 'b'}}",
                        "columns.price:EUR",
                        "is not a currency of the channel default, which sells in USD"),
                mapping(
                        "{'sku': {'from': 'a'}, 'option': {'from': 'b'}}",
                        "columns.option",
                        "needs a name: option:<Name>"),
                mapping(
                        "{'sku': {'from': 'a'}, 'name:?': {'from': 'b'}}",
                        "columns.name:?",
                        "must end in a language such as en or de-AT"),
                mapping(
                        "{'sku': {'from': 'a', 'scale': 10}}",
                        "columns.sku.scale",
                        "is for numbers"),
                mapping(
                        "{'sku': {'from': 'a', 'separator': '/'}}",
                        "columns.sku.separator",
                        "is for category, tags and images"),
                mapping(
                        "{'sku': {'from': 'a'}, 'weight_grams': {'from': 'kg', 'scale': 0}}",
                        "columns.weight_grams.scale",
                        "must be more than 0, with at most 20 digits"));
    }

    private static Arguments mapping(String columns, String field, @Nullable String message) {
        var body = "{'format': 'csv', 'mapping': {'columns': %s}}".formatted(columns);
        return Arguments.of(body, "mapping." + field, message);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_cannot_be_is_refused_by_name(String body, String field, @Nullable String message) {
        var before = imports();

        var answer = merchant().ask(body.replace('\'', '"'));

        assertProblem(answer, 400, "invalid-request");
        assertThat(Merchant.read(answer, "$.errors[0].field")).isEqualTo(field);
        if (message != null) {
            assertThat(Merchant.read(answer, "$.errors[0].message")).isEqualTo(message);
        }
        assertThat(imports()).isEqualTo(before);
    }

    @Test
    void nobody_imports_without_the_key() {
        assertThat(
                        http.post()
                                .uri(Merchant.URL)
                                .header("Authorization", "Bearer wrong")
                                .contentType("application/json")
                                .content(CSV))
                .hasStatus(401);
    }

    @Test
    void what_is_not_there_is_unknown_whatever_is_done_with_it() {
        var nothing = UUID.randomUUID();

        assertProblem(merchant().looksAt(nothing), 404, "unknown-import");
        assertProblem(merchant().cancels(nothing), 404, "unknown-import");
        assertProblem(merchant().sends(nothing, "sku\nA\n"), 404, "unknown-import");
        assertProblem(
                http.get().uri(Merchant.URL + "/{id}/errors", nothing).exchange(),
                404,
                "unknown-import");
    }

    @Test
    void an_import_waits_for_its_file_and_says_who_made_it() {
        var answer =
                merchant()
                        .ask(
                                """
                                {"format": "csv", "dryRun": true, "delimiter": ";", "mapping": {
                                    "columns": {"sku": {"from": "code", "pattern": "(\\\\d+)"}},
                                    "ignoreOthers": true}}
                                """);

        assertThat(answer).hasStatus(201);
        var id = Merchant.read(answer, "$.id").toString();
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo(Merchant.URL + "/" + id);
        assertThat(merchant().looksAt(UUID.fromString(id)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id": "%s", "status": "WAITING_FOR_FILE", "reason": null, "format": "csv",
                         "channel": "default", "delimiter": ";", "dryRun": true,
                         "mapping": {"ignoreOthers": true,
                             "columns": {"sku": {"from": "code", "pattern": "(\\\\d+)"}}},
                         "bytes": 0, "rowsTotal": 0, "progress": 0, "rows": 0, "created": 0,
                         "updated": 0, "unchanged": 0, "refused": 0, "errors": 0, "errorsKept": 0,
                         "errorsFile": "/api/admin/imports/%s/errors", "firstErrors": [],
                         "by": "API_KEY admin-key", "startedAt": null, "finishedAt": null}
                        """
                                .formatted(id, id));
    }

    @Test
    void the_same_key_makes_one_import() {
        var before = imports();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var answer =
                    http.post()
                            .uri(Merchant.URL)
                            .header("Idempotency-Key", "nightly-feed-1")
                            .contentType("application/json")
                            .content(CSV)
                            .exchange();
            assertThat(answer).hasStatus(201);
            ids.add(Merchant.read(answer, "$.id").toString());
        }

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(imports()).isEqualTo(before + 1);
    }

    @Test
    void lists_go_from_the_newest_to_the_oldest() {
        var made = List.of(merchant().makes(CSV), merchant().makes(CSV), merchant().makes(CSV));
        var newest = made.stream().map(UUID::toString).sorted().toList().reversed();

        var first = http.get().uri(Merchant.URL + "?limit=2").exchange();
        assertThat(JsonPath.<List<String>>read(Merchant.text(first), "$.items[*].id"))
                .containsExactlyElementsOf(newest.subList(0, 2));
        assertThat(Merchant.text(first)).doesNotContain("firstErrors");

        var next = Merchant.read(first, "$.next");
        var second = http.get().uri(Merchant.URL + "?limit=1&after=" + next).exchange();
        assertThat(JsonPath.<List<String>>read(Merchant.text(second), "$.items[*].id"))
                .containsExactly(newest.get(2));
    }

    @Test
    void a_list_is_one_statement_and_an_import_two() {
        var id = merchant().makes(CSV);

        var list = StatementCount.during(() -> http.get().uri(Merchant.URL).exchange());
        var one = StatementCount.during(() -> merchant().looksAt(id));

        assertThat(list.statements()).hasSize(1);
        assertThat(one.statements()).hasSize(2);
    }

    @Test
    void a_cancelled_import_takes_no_file_and_is_not_cancelled_again() {
        var id = merchant().makes(CSV);

        var cancelled = merchant().cancels(id);

        assertThat(cancelled).hasStatus(201);
        assertThat(Merchant.read(cancelled, "$.status")).isEqualTo("CANCELLED");
        assertThat(Merchant.read(cancelled, "$.finishedAt")).isNotNull();
        assertProblem(merchant().cancels(id), 409, "import-is-over");
        var sent = merchant().sends(id, "sku\nA\n");
        assertProblem(sent, 409, "import-takes-no-file");
        assertThat(Merchant.read(sent, "$.state")).isEqualTo("CANCELLED");
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }

    private int imports() {
        return db.fetchSingle("select count(*) from imports.imports").get(0, int.class);
    }
}
