package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.mistyped;
import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Client;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
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
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Door.class})
class SecurityLogPagesTest {

    private static final Pattern OLDER =
            Pattern.compile("href=\"(/console/security-log\\?[^\"]*after=[^\"]+)\"");

    @Autowired Door door;
    @Autowired Sealing sealing;
    @Autowired SealTable seals;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;

    @Test
    void an_event_says_what_was_done_by_whom_and_from_where() {
        var ada = somebody();
        door.write(mistyped(ada));

        assertThat(get("?email=" + ada.email()))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/html")
                .bodyText()
                .contains(
                        ">signed in</th>",
                        "refused: wrong password",
                        "GUEST:guest",
                        ada.user().toString(),
                        ">" + ada.email() + "<",
                        ">192.0.2.7<",
                        ">Phone/1.0<",
                        "value=\"" + ada.email() + "\"");
        assertThat(get("?result=SUCCEEDED&email=" + ada.email()))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing was found.")
                .containsPattern("value=\"SUCCEEDED\"[^>]* selected=");
    }

    @Test
    void what_a_device_calls_itself_is_text_and_short() {
        var ada = somebody();
        door.write(signedIn(ada), new Client("192.0.2.7", "<script>" + "x".repeat(100)));

        assertThat(get("?email=" + ada.email()))
                .bodyText()
                .contains("&lt;script&gt;" + "x".repeat(52) + "…")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind=SIGNED        | This must be one of those offered.
                    result=MAYBE       | The result must be one of those offered.
                    email=nobody       | The address must be an e-mail address such as name@example.org.
                    network=here       | The network must be an address such as 192.0.2.7 or 2001:db8::/64.
                    from=yesterday     | The time must be a time such as 2026-01-31T12:00.
                    to=1960-01-01T00:00 | The time must be between 1970 and 6429.
                    from=2026-01-02T00:00&to=2026-01-01T00:00 | The time must be later than from.
                    """)
    void a_wrong_value_is_said_so_beside_its_field(String query, String said) {
        assertThat(get("?" + query)).hasStatus(400).bodyText().contains(said, "aria-describedby=");
    }

    @Test
    void what_was_typed_wrongly_stays() {
        assertThat(get("?email=nobody&network=%3Cb%3E&from=yesterday"))
                .hasStatus(400)
                .bodyText()
                .contains("value=\"nobody\"", "value=\"&lt;b&gt;\"", "value=\"yesterday\"");
        assertThat(get("?after=here")).hasStatus(400);
    }

    @Test
    void times_narrow_the_list() {
        var ada = somebody();
        door.write(signedIn(ada));
        var of = "?email=" + ada.email();

        assertThat(get(of + "&from=2020-01-01T00:00")).bodyText().contains("<table>");
        assertThat(get(of + "&to=2020-01-01T00:00")).bodyText().contains("Nothing was found.");
    }

    @Test
    void older_events_are_on_the_next_page_of_the_same_search() {
        var ada = somebody();
        door.write(mistyped(ada));
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofSeconds(1));
            door.write(signedIn(ada));
        }

        var first = get("?email=" + ada.email());
        assertThat(first).bodyText().doesNotContain("wrong password");
        var older = OLDER.matcher(text(first));
        assertThat(older.find()).isTrue();

        assertThat(http.get().uri(URI.create(older.group(1).replace("&amp;", "&"))))
                .hasStatusOk()
                .bodyText()
                .contains("wrong password", "value=\"" + ada.email() + "\"")
                .doesNotContain("Older events");
    }

    @Test
    void the_last_seal_is_named() {
        door.write(signedIn(somebody()));
        clock.move(Duration.ofMinutes(6));
        door.sealUntilDone(sealing);

        assertThat(get(""))
                .bodyText()
                .contains("class=\"number\">" + seals.last().number() + "</span>");
    }

    private MvcTestResult get(String query) {
        return http.get().uri(URI.create("/console/security-log" + query)).exchange();
    }

    private static String text(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), UTF_8);
    }
}
