package dev.cartwright.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.People.Crowd;
import dev.cartwright.kernel.CustomerId;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class ConsentTest {

    static final String YES =
            "{\"given\": true, \"text\": \"Write to me.\", \"locale\": \"en-us\","
                    + " \"revision\": \"2026-01\", \"source\": \"account\"}";
    static final String NO = YES.replace("true", "false").replace("Write", "Do not write");

    @Autowired Crowd crowd;
    @Autowired ConsentTable table;
    @Autowired Erasure erasure;
    @Autowired MovableClock clock;
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
                    News%20letter | {"given": true, "text": "Yes", "locale": "en", "source": "account"} | purpose
                    newsletter | {"text": "Yes", "locale": "en", "source": "account"}                   | given
                    newsletter | {"given": "yes", "text": "Yes", "locale": "en", "source": "account"}   | given
                    newsletter | {"given": true, "locale": "en", "source": "account"}                   | text
                    newsletter | {"given": true, "text": "Yes", "source": "account"}                    | locale
                    newsletter | {"given": true, "text": "Yes", "locale": "??", "source": "account"}    | locale
                    newsletter | {"given": true, "text": "Yes", "locale": "en"}                         | source
                    newsletter | {"given": true, "text": "Yes", "locale": "en", "source": "account", "channel": "nowhere"} | channel
                    newsletter | {"given": true, "text": "Yes", "locale": "en", "source": "account", "at": "2020-01-01T00:00:00Z"} | at
                    """)
    void a_wrong_word_names_its_field_and_is_not_noted(String purpose, String body, String field) {
        var answer = crowd.as(ada, PUT, "/api/customer/consents/" + purpose, body);

        assertThat(answer).hasStatus(BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(table.all(ada)).isEmpty();
    }

    @Test
    void who_was_erased_agrees_to_nothing_any_more() {
        erasure.erase(ada);

        assertThat(crowd.as(ada, PUT, "/api/customer/consents/newsletter", YES))
                .hasStatus(NOT_FOUND);
        assertThat(table.all(ada)).isEmpty();
    }

    @Test
    void of_each_purpose_the_newest_word_counts_and_all_are_kept() {
        note("newsletter", YES);
        note("profiling", YES);
        clock.move(Duration.ofSeconds(1));
        note("newsletter", NO);

        var answer = crowd.get(ada, "/api/customer/consents");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[*].purpose")
                .asArray()
                .containsExactly("newsletter", "profiling");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[*].given")
                .asArray()
                .containsExactly(false, true);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].text")
                .isEqualTo("Do not write to me.");
        assertThat(answer).bodyJson().extractingPath("$.items[0].locale").isEqualTo("en-US");
        assertThat(table.all(ada)).hasSize(3);
    }

    @Test
    void a_word_said_again_counts_once() throws Exception {
        Callable<Boolean> again =
                () -> {
                    note("newsletter", YES);
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(
                            threads.invokeAll(Collections.nCopies(12, again)).stream()
                                    .map(Future::resultNow))
                    .containsOnly(true);
        }

        assertThat(table.all(ada)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update customers.consents set given = true",
                "delete from customers.consents",
                "update customers.erasures set changed = '{}'"
            })
    void words_and_receipts_are_never_changed(String change) {
        note("newsletter", NO);

        assertThatThrownBy(() -> db.execute(change)).hasStackTraceContaining("permission denied");

        assertThat(table.current(ada)).extracting(Consent::given).containsExactly(false);
    }

    private void note(String purpose, String word) {
        assertThat(crowd.as(ada, PUT, "/api/customer/consents/" + purpose, word)).hasStatus(OK);
    }
}
