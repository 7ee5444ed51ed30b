package dev.cartwright.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.DatabaseState;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.People.Crowd;
import dev.cartwright.kernel.CustomerId;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class ProfileTest {

    static final String PROFILE = "/api/customer";

    @Autowired Crowd crowd;
    @Autowired Erasure erasure;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    CustomerId ada = new CustomerId(UUID.randomUUID());

    @BeforeEach
    void somebody() {
        ada = crowd.somebody();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /api/customer                      | {}
                    PATCH  | /api/customer                      | {"name": "Eve"}
                    GET    | /api/customer/data                 | {}
                    GET    | /api/customer/addresses            | {}
                    POST   | /api/customer/addresses            | {"address": {"name": "E", "line1": "1", "city": "C", "country": "US"}}
                    GET    | /api/customer/addresses/0198c0de-0000-7000-8000-000000000000 | {}
                    PUT    | /api/customer/addresses/0198c0de-0000-7000-8000-000000000000 | {"address": {"name": "E", "line1": "1", "city": "C", "country": "US"}}
                    DELETE | /api/customer/addresses/0198c0de-0000-7000-8000-000000000000 | {}
                    GET    | /api/customer/consents             | {}
                    PUT    | /api/customer/consents/newsletter  | {"given": true, "text": "Yes", "locale": "en", "source": "account"}
                    """)
    void who_has_not_signed_in_sees_and_changes_nothing(String method, String path, String body) {
        var before = DatabaseState.of(db);

        var answer = crowd.asNobody(HttpMethod.valueOf(method), path, body);

        assertThat(answer).hasStatus(UNAUTHORIZED);
        assertThat(answer).hasHeader("WWW-Authenticate", "Bearer");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/sign-in-needed");
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void the_staffs_key_makes_nobody_a_customer() {
        assertThat(http.get().uri(PROFILE).exchange()).hasStatus(UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name": " "}               | name
                    {"name": "A\\u0007da"}      | name
                    {"phone": "call me"}        | phone
                    {"phone": "1"}              | phone
                    {"locale": "English"}       | locale
                    {"locale": "en_US"}         | locale
                    {"email": "eve@example.org"} | email
                    {"version": 7}              | version
                    """)
    void a_wrong_value_names_its_field_and_changes_nothing(String body, String field) {
        var answer = crowd.as(ada, PATCH, PROFILE, body);

        assertThat(answer).hasStatus(BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void a_change_of_what_has_changed_meanwhile_is_refused() {
        change("{\"name\": \"Ada King\"}");

        var late = crowd.as(ada, PATCH, PROFILE, "{\"name\": \"Eve\"}", "If-Match", "\"1\"");

        assertThat(late).hasStatus(PRECONDITION_FAILED);
        assertThat(late)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/version-mismatch");
        assertThat(late).bodyJson().extractingPath("$.version").isEqualTo(2);
        assertThat(profile("$.name")).isEqualTo("Ada King");
    }

    @Test
    void who_was_erased_is_not_there_any_more() {
        erasure.erase(ada);

        assertThat(crowd.get(ada, PROFILE)).hasStatus(NOT_FOUND);
        assertThat(crowd.get(ada, PROFILE + "/data")).hasStatus(NOT_FOUND);
        assertThat(crowd.as(ada, PATCH, PROFILE, "{\"name\": \"Ada\"}")).hasStatus(NOT_FOUND);
        assertThat(crowd.customers().find(ada).orElseThrow().name()).isEqualTo("Erased");
    }

    @Test
    void what_is_said_is_kept_and_what_is_not_said_stays() {
        change("{\"phone\": \" +1 555 0100 \", \"locale\": \"EN-us\"}");
        var answer = crowd.as(ada, PATCH, PROFILE, "{\"name\": \"Ada King\"}", "If-Match", "\"2\"");

        assertThat(answer).hasStatus(OK).hasHeader("ETag", "\"3\"");
        assertThat(profile("$.name")).isEqualTo("Ada King");
        assertThat(profile("$.phone")).isEqualTo("+1 555 0100");
        assertThat(profile("$.locale")).isEqualTo("en-US");
        assertThat(profile("$.id")).isEqualTo(ada.toString());

        change("{\"phone\": \"\", \"locale\": null}");
        assertThat(JsonPath.<Object>read(text(PROFILE), "$.phone")).isNull();
        assertThat(profile("$.locale")).isEqualTo("en-US");
    }

    @ParameterizedTest
    @CsvSource({"email=nobody, email", "limit=101, limit", "after=here, after"})
    void a_wrong_question_of_the_staff_names_its_parameter(String query, String field) {
        var answer = http.get().uri("/api/admin/customers?" + query).exchange();

        assertThat(answer).hasStatus(BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
    }

    @Test
    void an_unknown_customer_is_not_found() {
        var nobody = UUID.randomUUID();

        assertThat(http.get().uri("/api/admin/customers/{id}", nobody).exchange())
                .hasStatus(NOT_FOUND);
        assertThat(http.post().uri("/api/admin/customers/{id}/erasure", nobody).exchange())
                .hasStatus(NOT_FOUND);
    }

    @Test
    void the_staff_finds_people_by_address_and_goes_through_all() {
        var email = crowd.customers().find(ada).orElseThrow().email();
        var bob = crowd.somebody();

        assertThat(http.get().uri("/api/admin/customers?email={email}", email).exchange())
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly(ada.toString());
        assertThat(http.get().uri("/api/admin/customers/{id}", ada).exchange())
                .bodyJson()
                .extractingPath("$.customer.email")
                .isEqualTo(email.value());
        var seen = new ArrayList<String>();
        for (var after = ""; after != null; ) {
            var page =
                    text(
                            http.get()
                                    .uri("/api/admin/customers?limit=2&after={after}", after)
                                    .exchange());
            seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].id"));
            after = JsonPath.read(page, "$.next");
        }
        assertThat(seen).doesNotHaveDuplicates().contains(ada.toString(), bob.toString());
        assertThat(seen.indexOf(bob.toString())).isLessThan(seen.indexOf(ada.toString()));
    }

    private void change(String body) {
        assertThat(crowd.as(ada, PATCH, PROFILE, body)).hasStatus(OK);
    }

    private int version() {
        return JsonPath.read(text(PROFILE), "$.version");
    }

    private String profile(String path) {
        return JsonPath.read(text(PROFILE), path);
    }

    private String text(String path) {
        return text(crowd.as(ada, GET, path, ""));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
