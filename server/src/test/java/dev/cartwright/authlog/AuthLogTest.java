package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.mistyped;
import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.authlog.Door.Somebody;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Page;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Door.class})
class AuthLogTest {

    @Autowired AuthLog log;
    @Autowired Door door;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester http;

    Somebody ada = somebody();

    @BeforeEach
    void somebody_new_at_the_door() {
        ada = somebody();
    }

    @Test
    void nothing_is_written_outside_the_transaction_of_its_effect() {
        assertThatThrownBy(() -> log.write(signedIn(ada)))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(door.ids(ada)).isEmpty();
    }

    @Test
    void an_effect_that_is_rolled_back_leaves_no_event() {
        transaction.executeWithoutResult(status -> {
            log.write(signedIn(ada));
            status.setRollbackOnly();
        });

        assertThat(door.ids(ada)).isEmpty();
        assertThat(found("email=" + ada.email())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    user=ada                             | user
                    user=1-1-1-1-1                       | user
                    email=nobody                         | email
                    kind=SIGNED                          | kind
                    result=MAYBE                         | result
                    reason=BORED                         | reason
                    network=example.org                  | network
                    network=192.0.2.7/24                 | network
                    network=                             | network
                    session=7                            | session
                    from=yesterday                       | from
                    from=-1000000000-01-01T00:00:00Z     | from
                    to=2026-01-01                        | to
                    from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z | to
                    limit=0                              | limit
                    limit=101                            | limit
                    after=here                           | after
                    """)
    void a_wrong_value_names_its_parameter(String query, String field) {
        var answer = http.get().uri("/api/admin/auth-logs?" + query).exchange();

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
    }

    @Test
    void somebody_elses_cursor_is_refused() {
        assertThatThrownBy(() -> log.of(ada.user(), 10, "here")).isInstanceOf(InvalidField.class);
    }

    @Test
    void an_event_says_who_from_where_and_under_which_request() {
        var session = UUID.randomUUID();
        door.write(mistyped(ada).in(session));

        var row = "$.items[0]";
        assertThat(read("user=" + ada.user(), "$.items.length()")).isEqualTo(1);
        assertThat(read("user=" + ada.user(), row + ".id"))
                .isEqualTo(door.ids(ada).getFirst().toString());
        assertThat(read("user=" + ada.user(), row + ".kind")).isEqualTo("SIGNED_IN");
        assertThat(read("user=" + ada.user(), row + ".result")).isEqualTo("REFUSED");
        assertThat(read("user=" + ada.user(), row + ".reason")).isEqualTo("WRONG_PASSWORD");
        assertThat(read("user=" + ada.user(), row + ".customer"))
                .isEqualTo(ada.customer().toString());
        assertThat(read("user=" + ada.user(), row + ".session")).isEqualTo(session.toString());
        assertThat(read("user=" + ada.user(), row + ".actor")).isEqualTo("GUEST:guest");
        assertThat(read("user=" + ada.user(), row + ".requestId")).isEqualTo("request-7");
        assertThat(read("user=" + ada.user(), row + ".email")).isEqualTo(ada.email().value());
        assertThat(read("user=" + ada.user(), row + ".address")).isEqualTo("192.0.2.7");
        assertThat(read("user=" + ada.user(), row + ".network")).isEqualTo("192.0.2.7");
        assertThat(read("user=" + ada.user(), row + ".agent")).isEqualTo("Phone/1.0");
    }

    @Test
    void a_try_without_an_account_is_found_by_the_address_that_was_given() {
        door.write(AuthEvent.refused(Kind.SIGNED_IN, Reason.UNKNOWN_ACCOUNT).naming(ada.email()));

        assertThat(found("email=" + ada.email().value().toUpperCase(Locale.ROOT))).hasSize(1);
        assertThat(found("email=" + ada.email() + "&result=SUCCEEDED")).isEmpty();
        assertThat(found("email=" + somebody().email())).isEmpty();
    }

    @Test
    void each_filter_finds_its_own() {
        var session = UUID.randomUUID();
        door.write(signedIn(ada));
        clock.move(Duration.ofMillis(1));
        door.write(mistyped(ada).in(session), new Client("2001:db8:0:7::1", "Phone/1.0"));
        var ids = door.ids(ada).stream().map(UUID::toString).toList();
        var first = List.of(ids.getFirst());
        var second = List.of(ids.getLast());
        var of = "user=" + ada.user() + "&";

        assertThat(found(of)).containsExactlyElementsOf(ids.reversed());
        assertThat(found(of + "kind=SIGNED_IN")).containsExactlyElementsOf(ids.reversed());
        assertThat(found(of + "kind=SIGNED_OUT")).isEmpty();
        assertThat(found(of + "result=SUCCEEDED")).isEqualTo(first);
        assertThat(found(of + "reason=WRONG_PASSWORD")).isEqualTo(second);
        assertThat(found("session=" + session)).isEqualTo(second);
        assertThat(found(of + "network=192.0.2.7")).isEqualTo(first);
        assertThat(found(of + "network=2001:db8:0:7::/64")).isEqualTo(second);
        assertThat(found(of + "network=2001:db8:0:7:8::2")).isEqualTo(second);
        assertThat(found(of + "network=2001:db8:0:8::1")).isEmpty();
        assertThat(found(of + "network=unknown")).isEmpty();
    }

    @Test
    void from_is_within_and_to_is_not() {
        door.write(signedIn(ada));
        var at = Canon.instant(door.ids(ada).getFirst());
        var of = "user=" + ada.user() + "&";

        assertThat(found(of + "from=" + at)).hasSize(1);
        assertThat(found(of + "from=" + at.plusNanos(1000))).isEmpty();
        assertThat(found(of + "to=" + at)).isEmpty();
        assertThat(found(of + "to=" + at.plusNanos(1000))).hasSize(1);
        assertThat(found(of + "from=" + at.minusMillis(1) + "&to=" + at)).isEmpty();
    }

    @Test
    void pages_show_each_event_once_the_newest_first() {
        for (int i = 0; i < 5; i++) {
            door.write(signedIn(ada));
            clock.move(Duration.ofSeconds(1));
        }
        var seen = new ArrayList<String>();
        for (var after = ""; after != null; ) {
            var query = "limit=2&email=%s&after=%s".formatted(ada.email(), after);
            seen.addAll(found(query));
            after = (String) read(query, "$.next");
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        door.ids(ada).reversed().stream().map(UUID::toString).toList());
    }

    @Test
    void people_see_their_own_events_and_nobody_elses() {
        var bob = somebody();
        var session = UUID.randomUUID();
        door.write(signedIn(ada));
        door.write(signedIn(bob));
        clock.move(Duration.ofSeconds(1));
        door.write(mistyped(ada).in(session));
        var ids = door.ids(ada);

        var newest = log.of(ada.user(), 1, null);
        assertThat(newest.items())
                .containsExactly(
                        new OwnEvent(
                                ids.getLast(),
                                Canon.instant(ids.getLast()),
                                Kind.SIGNED_IN,
                                Result.REFUSED,
                                Reason.WRONG_PASSWORD,
                                "192.0.2.7",
                                "Phone/1.0",
                                session));
        Page<OwnEvent> older = log.of(ada.user(), 1, newest.next());
        assertThat(older.items()).extracting(OwnEvent::id).containsExactly(ids.getFirst());
        assertThat(older.next()).isNull();
    }

    private List<String> found(String query) {
        return JsonPath.read(body(query), "$.items[*].id");
    }

    private @Nullable Object read(String query, String path) {
        return JsonPath.read(body(query), path);
    }

    private String body(String query) {
        var answer = http.get().uri("/api/admin/auth-logs?" + query).exchange();
        assertThat(answer).hasStatus(HttpStatus.OK);
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
