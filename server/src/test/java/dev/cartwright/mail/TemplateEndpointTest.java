package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.TEMPLATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Post.class})
class TemplateEndpointTest {

    static final String URL = "/api/admin/mail-templates";
    static final String ENGLISH = URL + "/reset-password/en";
    static final String OURS =
            """
            {"subject": "Hey {{name}}", "text": "Go {{link}}", "html": "<b>{{name}}</b> {{link}}"}
            """;

    @Autowired MockMvcTester http;
    @Autowired Post post;
    @Autowired DSLContext db;

    @BeforeEach
    void only_bundled_words() {
        db.deleteFrom(TEMPLATES).execute();
    }

    @Test
    void what_there_is_not_is_not_found() {
        assertProblem(http.get().uri(URL + "/newsletter/en").exchange(), "unknown-mail-kind");
        assertProblem(
                http.get().uri(URL + "/reset-password/fr").exchange(), "unknown-mail-template");
        assertProblem(
                http.delete().uri(URL + "/reset-password/fr").exchange(), "unknown-mail-template");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    subject | "text": "{{link}}", "html": "{{link}}" | must not be blank
                    subject | "subject": "a\\nb", "text": "{{link}}", "html": "{{link}}" | must not contain control characters
                    subject | "subject": "{{link}}", "text": "{{link}}", "html": "{{link}}" | must not show {{link}}, which is a secret
                    text    | "subject": "a", "text": "hi", "html": "{{link}}" | must show {{link}}, or its reader cannot go on
                    text    | "subject": "a", "text": "{{link}}{{hours}}", "html": "{{link}}" | has {{hours}}, which is none of link, minutes, name, shop
                    html    | "subject": "a", "text": "{{link}}", "html": "{{link}}{{>x}}" | must not include another template
                    """)
    void a_template_with_a_fault_is_refused_and_changes_nothing(
            String field, String body, String message) {
        assertThat(put("{" + body + "}", null))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/invalid-request",
                         "errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
        assertThat(db.fetchCount(TEMPLATES)).isZero();
    }

    @Test
    void a_language_is_written_as_languages_are() {
        assertThat(http.get().uri(URL + "/reset-password/not_a_language"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("locale");
        assertThat(http.get().uri(URL + "/reset-password/EN")).hasStatus(OK);
    }

    @Test
    void who_saw_another_version_changes_nothing() {
        assertThat(put(OURS, "0")).hasStatus(CREATED).hasHeader("ETag", "\"1\"");

        assertThat(put(OURS.replace("Hey", "Ho"), "0"))
                .hasStatus(PRECONDITION_FAILED)
                .bodyJson()
                .isLenientlyEqualTo("{\"type\": \"/problems/version-mismatch\", \"version\": 1}");
        assertThat(http.delete().uri(ENGLISH).header("If-Match", "\"7\""))
                .hasStatus(PRECONDITION_FAILED);
        assertThat(subject()).isEqualTo("Hey {{name}}");
        assertThat(put(OURS, "1")).hasStatus(OK).hasHeader("ETag", "\"2\"");
    }

    @Test
    void of_many_who_saw_one_version_one_changes_it() throws Exception {
        put(OURS, null);
        Callable<Integer> change = () -> put(OURS, "1").getResponse().getStatus();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(Stream.generate(() -> change).limit(10).toList());

            assertThat(all.stream().map(Future::resultNow)).containsOnlyOnce(200);
        }
        assertThat(db.fetchSingle(TEMPLATES).getVersion()).isEqualTo(2);
    }

    @Test
    void the_merchants_words_go_out_until_they_are_given_up_and_what_was_queued_stays() {
        var before = post.queued(aMail(Locale.US));
        put(OURS, null);
        var ours = post.queued(aMail(Locale.US));

        assertThat(ours.subjectLine()).isEqualTo("Hey Anna");
        assertThat(ours.text()).isEqualTo("Go " + Post.LINK);
        assertThat(ours.html()).isEqualTo("<b>Anna</b> " + Post.LINK.replace("&", "&amp;"));
        assertThat(post.now(before)).isEqualTo(before);
        assertThat(post.queued(aMail(Locale.GERMAN)).text()).startsWith("Hallo Anna,");

        assertThat(http.delete().uri(ENGLISH)).hasStatus(NO_CONTENT);
        assertThat(http.delete().uri(ENGLISH)).hasStatus(NO_CONTENT);

        assertThat(post.queued(aMail(Locale.US)).text()).startsWith("Hello Anna,");
        assertThat(http.get().uri(ENGLISH))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo("{\"source\": \"BUNDLED\", \"version\": 2}");
        assertThat(put(OURS, "1")).as("no version comes twice").hasStatus(PRECONDITION_FAILED);
    }

    @Test
    void the_merchants_words_of_a_region_come_before_those_of_the_language() {
        http.put()
                .uri(URL + "/reset-password/de-at")
                .contentType(APPLICATION_JSON)
                .content(OURS)
                .exchange();

        assertThat(post.queued(aMail(Locale.of("de", "AT"))).subjectLine()).isEqualTo("Hey Anna");
        assertThat(post.queued(aMail(Locale.GERMANY)).text()).startsWith("Hallo Anna,");
    }

    @Test
    void an_example_shows_a_draft_or_what_is_in_force() {
        assertThat(preview(OURS))
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"subject": "Hey Zoë Example",
                         "text": "Go https://shop.example.org/account?token=example&more=1",
                         "html": "<b>Zoë Example</b> https://shop.example.org/account?token=example&amp;more=1"}
                        """);
        assertThat(preview(""))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.subject")
                .isEqualTo("Choose a new password for Example & Daughters");
        assertThat(preview(OURS.replace("{{link}}", "{{lnk}}"))).hasStatus(BAD_REQUEST);
        assertThat(db.fetchCount(TEMPLATES)).isZero();
    }

    @Test
    void all_are_listed_by_kind_and_language_with_what_they_may_use() throws Exception {
        put(OURS, null);
        var seen = new ArrayList<String>();
        var after = "";
        while (after != null) {
            var page =
                    http.get()
                            .uri(URL + "?limit=7&after=" + after)
                            .exchange()
                            .getResponse()
                            .getContentAsString();
            for (var item : JsonPath.<List<Object>>read(page, "$.items[*]")) {
                seen.add(
                        JsonPath.read(item, "$.kind")
                                + " "
                                + JsonPath.read(item, "$.locale")
                                + " "
                                + JsonPath.read(item, "$.source"));
            }
            after = JsonPath.read(page, "$.next");
        }

        assertThat(seen)
                .hasSize(58)
                .isSorted()
                .contains("reset-password de BUNDLED", "reset-password en EDITED");
        assertThat(http.get().uri(ENGLISH))
                .bodyJson()
                .extractingPath("$.placeholders")
                .isEqualTo(List.of("link", "minutes", "name", "shop"));
    }

    private MvcTestResult put(String body, @Nullable String seen) {
        var request = http.put().uri(ENGLISH).contentType(APPLICATION_JSON).content(body);
        return (seen == null ? request : request.header("If-Match", "\"" + seen + "\"")).exchange();
    }

    private MvcTestResult preview(String body) {
        return http.post()
                .uri(ENGLISH + "/preview")
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String subject() {
        return db.fetchSingle(TEMPLATES).getSubject();
    }

    private static NewMail aMail(Locale locale) {
        var mail =
                new NewMail(
                        "reset-password",
                        UUID.randomUUID().toString(),
                        "asked",
                        Post.somebody(),
                        "Anna",
                        Post.SHOP,
                        locale,
                        Map.of("link", Post.LINK, "minutes", "30"));
        return mail;
    }

    private static void assertProblem(MvcTestResult answer, String slug) {
        assertThat(answer)
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + slug);
    }
}
