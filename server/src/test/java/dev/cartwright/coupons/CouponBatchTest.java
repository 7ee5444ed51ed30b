package dev.cartwright.coupons;

import static dev.cartwright.coupons.Till.PROMOTION;
import static dev.cartwright.coupons.Till.anOrder;
import static dev.cartwright.coupons.Till.assertField;
import static dev.cartwright.coupons.Till.assertProblem;
import static dev.cartwright.coupons.Till.read;
import static dev.cartwright.coupons.Till.somebody;
import static dev.cartwright.coupons.Till.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.DatabaseState;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Auditor;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Codes that are made together, and codes that come in files. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Till.class})
class CouponBatchTest {

    static final String URL = "/api/admin/coupon-batches";
    static final String START = "{\"name\": \"Cards\", \"promotion\": \"%s\"".formatted(PROMOTION);

    @Autowired MockMvcTester http;
    @Autowired BatchRun run;
    @Autowired Till till;
    @Autowired DSLContext db;
    @Autowired Auditor auditor;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "count": 0                          | count    | must be greater than or equal to 1
                    "count": 1000001                    | count    | must be less than or equal to 1000000
                    "count": 1, "length": 5             | length   | must be greater than or equal to 6
                    "count": 1, "length": 31            | length   | must be less than or equal to 30
                    "count": 1, "prefix": "SÜMMER"      | prefix   | must have at most 20 letters from A to Z or digits
                    "prefix": "SUMMER"                  | count    | is needed where codes are to be generated
                    "count": 1, "maxUses": 0            | maxUses  | must be greater than or equal to 1
                    "count": 1, "name": " "             | name     | must not be blank
                    """)
    void what_cannot_be_is_told_by_its_field(String field, String name, String message) {
        var before = DatabaseState.of(db);
        var start = field.contains("\"name\"") ? START.replace("\"name\": \"Cards\", ", "") : START;

        assertField(post(start + ", " + field + "}"), name, message);
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void codes_are_made_by_a_job_and_come_out_as_a_file() {
        var queued = post(START + ", \"count\": 12, \"prefix\": \"gift-\", \"length\": 9}");
        assertThat(queued).hasStatus(202);
        var id = id(queued);
        assertThat(read(queued, "$.status")).isEqualTo("QUEUED");
        assertProblem(get(id, "/codes.csv"), 409, "codes-under-way");

        assertThat(run.work(id)).isEmpty();

        assertThat(get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "Cards", "promotion": "%s", "prefix": "GIFT", "length": 9,
                         "asked": 12, "made": 12, "status": "DONE", "maxUses": 1, "used": 0,
                         "usesPerCustomer": null, "by": "API_KEY:admin-key", "version": 1}
                        """
                                .formatted(PROMOTION));
        var lines = text(get(id, "/codes.csv")).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("code,customer,used");
        assertThat(lines).hasSize(13).doesNotHaveDuplicates();
        assertThat(lines.subList(1, 13))
                .allMatch(it -> it.matches("GIFT[" + CodeShape.ALPHABET + "]{9},,0"));
        var code = lines.getLast().replace(",,0", "");
        assertThat(till.take(anOrder(), somebody(), code)).isEqualTo(Coupon.State.USABLE);
        assertThat(read(get(id, ""), "$.used")).isEqualTo(1);
        assertProblem(upload(id, "code\nSUMMER\n"), 409, "codes-are-generated");
    }

    @Test
    void codes_that_would_be_guessed_too_easily_are_not_made() {
        var six = ", \"prefix\": \"EASY\", \"length\": 6";
        var most = new CodeShape("EASY", 6).most().intValueExact();
        assertThat(post(START + six + ", \"count\": " + (most - 1) + "}")).hasStatus(202);
        var before = DatabaseState.of(db);

        var refused = post(START + six + ", \"count\": 2}");

        assertProblem(refused, 422, "codes-too-short");
        assertThat(read(refused, "$.errors[0].field")).isEqualTo("length");
        assertThat(DatabaseState.of(db)).isEqualTo(before);
        assertThat(post(START + six + ", \"count\": 1}")).hasStatus(202);
    }

    @Test
    void own_codes_and_generated_ones_are_never_taken_for_each_other() {
        var own = "OWNCD" + "4444444";
        assertThat(CheckCharacter.isRight(own)).isFalse();
        var id = id(post(START + "}"));
        upload(id, "code\n" + own + "\n");

        assertProblem(
                post(START + ", \"count\": 1, \"prefix\": \"OWNCD\", \"length\": 7}"),
                409,
                "coupon-shape-taken");
        assertThat(post(START + ", \"count\": 1, \"prefix\": \"OWNCE\", \"length\": 7}"))
                .hasStatus(202);
        var refused = upload(id, "code\nOWNCE4444444\n");
        assertThat(read(refused, "$.file.refused")).isEqualTo(1);
        assertThat(read(get(id, "/errors"), "$.items[0].message"))
                .isEqualTo(Shapes.LOOKS_GENERATED);
    }

    @Test
    void own_codes_come_in_a_file_and_each_row_has_one_outcome() {
        var other = till.word(Till.ANYTIME);
        var ada = somebody();
        var made = post(START + ", \"maxUses\": 3}");
        assertThat(made).hasStatus(201);
        var id = id(made);
        var word = "CARD" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);

        var answer =
                upload(
                        id,
                        "code,customer\n%1$s1,\n%1$s2,%2$s\n%1$s1,\n%1$s2,\n%3$s,\n!,\n%1$s3,ada\n%1$s4\n"
                                .formatted(word, ada, other));

        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "OPEN", "made": 2, "maxUses": 3, "asked": null,
                         "file": {"rows": 8, "added": 2, "repeated": 1, "refused": 5}}
                        """);
        assertThat(get(id, "/errors"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [
                            {"line": 5, "field": "code", "value": "%1$s2",
                             "message": "is in this batch already, for somebody else"},
                            {"line": 6, "field": "code", "value": "%2$s",
                             "message": "is a code already, outside this batch"},
                            {"line": 7, "field": "code", "value": "!"},
                            {"line": 8, "field": "customer", "value": "ada",
                             "message": "must be a UUID"},
                            {"line": 9, "field": "row", "value": null,
                             "message": "has 1 fields where the first line has 2"}],
                         "next": null}
                        """
                                .formatted(word, other));
        assertThat(till.find(ada, word + "2")).isEqualTo(Coupon.State.USABLE);
        assertThat(till.find(null, word + "2")).isEqualTo(Coupon.State.UNKNOWN);
        assertThat(text(get(id, "/codes.csv")))
                .isEqualToNormalizingNewlines(
                        "code,customer,used\n%1$s1,,0\n%1$s2,%2$s,0\n".formatted(word, ada));
    }

    @Test
    void a_file_of_many_chunks_may_be_sent_again_and_does_no_harm() {
        var id = id(post(START + "}"));
        var begin = "MANY" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        var file =
                IntStream.range(0, 2_500)
                        .mapToObj(i -> begin + i + "\n")
                        .collect(Collectors.joining("", "code\n", ""));

        assertThat(read(upload(id, file), "$.file.added")).isEqualTo(2_500);
        var again = upload(id, file);
        assertThat(read(again, "$.file.repeated")).isEqualTo(2_500);
        assertThat(read(again, "$.made")).isEqualTo(2_500);
        assertThat(text(get(id, "/codes.csv")).lines()).hasSize(2_501);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    code,price     | price    | is no column of codes; they have code, customer
                    customer       | code     | must be a column of the file
                    code,code      | code     | is a column twice
                    """)
    void a_file_with_other_columns_is_refused(String header, String field, String message) {
        var id = id(post(START + "}"));

        assertField(upload(id, header + "\nSUMMER,1\n"), field, message);
        assertProblem(upload(id, "code\n"), 400, "file-empty");
        assertThat(read(get(id, ""), "$.made")).isEqualTo(0);
    }

    @Test
    void a_batch_changes_where_it_is_the_one_that_was_seen() {
        var id = id(post(START + ", \"usesPerCustomer\": 2}"));

        assertThat(patch(id, "\"1\"", "{\"name\": \"More\", \"usesPerCustomer\": null}"))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"More\", \"usesPerCustomer\": null}");
        assertProblem(patch(id, "\"1\"", "{\"disabled\": true}"), 412, "version-mismatch");
        assertThat(read(get(id, ""), "$.disabledAt")).isNull();
        assertThat(http.post().uri(URL + "/" + id + "/disable").exchange()).hasStatusOk();
        var since = read(get(id, ""), "$.disabledAt");
        http.post().uri(URL + "/" + id + "/disable").exchange();
        assertThat(read(get(id, ""), "$.disabledAt")).isEqualTo(since).isNotNull();
        assertThat(read(get(id, ""), "$.version")).isEqualTo(3);
    }

    @Test
    void the_newest_batch_is_the_first_of_the_list_and_unknown_ones_are_not_found() {
        var id = id(post(START + "}"));

        var list = http.get().uri(URL + "?limit=1&promotion=" + PROMOTION).exchange();
        assertThat(read(list, "$.items[0].id")).isEqualTo(id.toString());
        assertThat(read(list, "$.next")).isNotNull();
        for (var path : new String[] {"", "/codes.csv", "/errors"}) {
            assertProblem(get(UUID.randomUUID(), path), 404, "unknown-coupon-batch");
        }
        assertProblem(upload(UUID.randomUUID(), "code\nA\n"), 404, "unknown-coupon-batch");
    }

    private static UUID id(MvcTestResult made) {
        return UUID.fromString(read(made, "$.id").toString());
    }

    private MvcTestResult post(String body) {
        return http.post().uri(URL).contentType("application/json").content(body).exchange();
    }

    private MvcTestResult patch(UUID id, String seen, String body) {
        return http.patch()
                .uri(URL + "/" + id)
                .contentType("application/json")
                .header("If-Match", seen)
                .content(body)
                .exchange();
    }

    private MvcTestResult upload(UUID id, String file) {
        return http.post()
                .uri(URL + "/" + id + "/codes")
                .contentType("text/csv")
                .content(file.getBytes(UTF_8))
                .exchange();
    }

    private MvcTestResult get(UUID id, String path) {
        return http.get().uri(URL + "/" + id + path).exchange();
    }
}
