package dev.cartwright.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Channels;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each test begins on a day of its own at six in the morning, when all was told. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, Warehouse.class})
@TestPropertySource(properties = "cartwright.alerts.digest-to=ada@example.org, bob@example.org")
class DigestTest {

    private static final String ADA = "ada@example.org";

    @Autowired Digest digest;
    @Autowired Warehouse warehouse;
    @Autowired AlertRules rules;
    @Autowired Evaluation evaluation;
    @Autowired Channels channels;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;

    int before;

    @BeforeEach
    void the_next_day_at_six() {
        moveTo(LocalTime.of(8, 0));
        digest.write();
        moveTo(LocalTime.of(6, 0));
        before = mails(ADA).size();
    }

    @Test
    void nothing_new_is_no_mail() {
        moveTo(LocalTime.of(7, 30));
        digest.write();
        assertThat(mails(ADA)).hasSize(before);
    }

    @Test
    void it_waits_for_its_hour_and_tells_each_reader_once() {
        var tea = warehouse.teas(1);
        rules.put(tea, null, new AlertRule(3, null, null));
        digest.write();
        assertThat(mails(ADA)).hasSize(before);

        clock.move(Duration.ofMinutes(61));
        digest.write();
        digest.write();
        assertThat(mails(ADA)).hasSize(before + 1);
        assertThat(mails("bob@example.org")).hasSameSizeAs(mails(ADA));
        assertThat(newest("$.text"))
                .contains("New:\nLOW " + tea + ", main: 1\n")
                .contains("Nothing waits for too long.");
        assertThat(newest("$.html")).contains("New:<br>\nLOW " + tea + ", main: 1");
        assertThat(newest("$.subjectLine")).isEqualTo("Stock of Online shop: what needs a look");
    }

    @Test
    void what_was_told_is_open_as_before_and_what_escalates_is_told_once_more() {
        var tea = warehouse.teas(1);
        rules.put(tea, null, new AlertRule(3, null, null));
        moveTo(LocalTime.of(7, 0));
        digest.write();
        moveTo(LocalTime.of(7, 0));
        moveTo(LocalTime.of(7, 1));
        evaluation.all();
        digest.write();
        assertThat(newest("$.text"))
                .contains("nobody has acknowledged it:\nLOW " + tea + ", main: 1");

        var gone = warehouse.teas(1);
        rules.put(gone, null, new AlertRule(3, null, null));
        warehouse.receive(gone, "main", 9);
        evaluation.all();
        moveTo(LocalTime.of(7, 0));
        digest.write();
        assertThat(newest("$.text"))
                .contains("New:\nLOW " + gone + ", main: 1 ✓\n")
                .containsPattern("Open as before:\n(LOW .*\n)*LOW " + tea + ", main: 1\n");
    }

    @Test
    void many_servers_write_one() throws Exception {
        rules.put(warehouse.teas(1), null, new AlertRule(3, null, null));
        moveTo(LocalTime.of(7, 0));
        var write =
                (Callable<Boolean>)
                        () -> {
                            digest.write();
                            return true;
                        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(nCopies(8, write)).stream().map(Future::resultNow))
                    .containsOnly(true);
        }
        assertThat(mails(ADA)).hasSize(before + 1);
    }

    /** To the next time it is so late where the merchant is. */
    private void moveTo(LocalTime time) {
        var zone = channels.get(Channels.DEFAULT).timeZone();
        var now = clock.instant().atZone(zone);
        var then = now.with(time);
        var next = then.isAfter(now) ? then : then.plusDays(1);
        clock.move(Duration.between(clock.instant(), Instant.from(next)));
    }

    private List<String> mails(String to) {
        return JsonPath.read(
                get("/api/admin/mails?kind=stock-alerts&limit=100&to=" + to), "$.items[*].id");
    }

    private String newest(String part) {
        return JsonPath.read(get("/api/admin/mails/" + mails(ADA).getFirst()), part);
    }

    private String get(String uri) {
        var answer = http.get().uri(uri).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
