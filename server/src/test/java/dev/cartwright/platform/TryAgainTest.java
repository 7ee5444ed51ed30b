package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.AsAdmin;
import dev.cartwright.ConsoleForm;
import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.FailedEventsTest.BellRang;
import dev.cartwright.platform.FailedEventsTest.Listener;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that were given up, tried again by hand; and jobs, as staff sees them. */
@ModuleTest
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    MovableClock.class,
    AsAdmin.class,
    FailedEventsTest.Listener.class,
    FailedEventsTest.Outside.class
})
class TryAgainTest {

    private static final String PAGE = "/console/jobs";
    private static final String API = "/api/admin/events/failed/";

    @Autowired FailedEvents failed;
    @Autowired AbandonedEventTable abandoned;
    @Autowired Listener listener;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    @BeforeEach
    @AfterEach
    void nothing_waits() {
        db.execute("delete from events.abandoned_publication");
        db.execute("delete from platform.scheduled_tasks where task_name like 'test-%'");
    }

    private BellRang givenUp() {
        var bell = new BellRang(UUID.randomUUID(), 0);
        db.execute(
                """
                insert into events.abandoned_publication (id, listener_id, event_type,
                    serialized_event, publication_date, attempts, abandoned_at)
                values (?, ?, ?, ?, cast('2020-01-31T12:00:00Z' as timestamptz), 10,
                    cast('2020-01-31T13:30:00Z' as timestamptz))
                """,
                bell.id(),
                Listener.class.getName() + ".on(" + BellRang.class.getName() + ")",
                BellRang.class.getName(),
                "{\"id\":\"%s\",\"failures\":0}".formatted(bell.id()));
        return bell;
    }

    private int inOutbox(BellRang bell) {
        return db.fetchSingle(
                        "select count(*) from events.event_publication where id = ?", bell.id())
                .get(0, int.class);
    }

    private void assertHeardOnce(BellRang bell) {
        failed.resubmit();
        await().untilAsserted(() -> assertThat(inOutbox(bell)).isZero());
        failed.resubmit();
        assertThat(listener.heard(bell)).isEqualTo(1);
    }

    @Test
    void what_nobody_took_is_on_the_page_and_tried_again_from_there() {
        var bell = givenUp();

        assertThat(http.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "FailedEventsTest$BellRang",
                        "FailedEventsTest$Listener.on(FailedEventsTest$BellRang)",
                        "2020-01-31 12:00:00",
                        ">10<")
                .doesNotContain("Try all");
        var action = PAGE + "/events/" + bell.id() + "/resubmission";
        assertThat(new ConsoleForm(http, PAGE).post(action))
                .hasStatus(303)
                .hasHeader("Location", PAGE + "?sent=1");

        assertThat(http.get().uri(PAGE + "?sent=1"))
                .bodyText()
                .contains("1 event is handed over again", "None: every listener took")
                .doesNotContain("BellRang");
        assertThat(failed.tryAgain(bell.id())).as("pressed twice").isFalse();
        assertHeardOnce(bell);
    }

    @Test
    void a_program_tries_again_once() {
        var bell = givenUp();
        var address = API + bell.id() + "/resubmission";

        assertThat(http.post().uri(address)).hasStatus(202);
        assertThat(http.post().uri(address))
                .hasStatus(409)
                .bodyText()
                .contains("/problems/event-not-waiting");
        assertThat(http.post().uri(API + UUID.randomUUID() + "/resubmission"))
                .hasStatus(404)
                .bodyText()
                .contains("/problems/unknown-event");

        assertHeardOnce(bell);
        assertThat(
                        db.fetchSingle("select resubmitted_by from events.abandoned_publication")
                                .get(0, String.class))
                .isEqualTo("API_KEY:admin-key");
    }

    @Test
    void two_who_try_again_at_once_hand_it_over_once() throws Exception {
        var bell = givenUp();

        var second =
                new Meanwhile(transaction, db)
                        .of(
                                () -> assertThat(failed.tryAgain(bell.id())).isTrue(),
                                () -> failed.tryAgain(bell.id()));

        assertThat(second).isFalse();
        assertThat(inOutbox(bell)).isEqualTo(1);
        assertHeardOnce(bell);
    }

    @Test
    void all_that_wait_are_tried_again() {
        var one = givenUp();
        var other = givenUp();

        assertThat(new ConsoleForm(http, PAGE).post(PAGE + "/events/resubmission"))
                .hasStatus(303)
                .hasHeader("Location", PAGE + "?sent=2");

        assertThat(abandoned.count()).isZero();
        assertHeardOnce(one);
        assertHeardOnce(other);
    }

    @Test
    void what_is_given_up_once_more_waits_again() {
        var bell = givenUp();
        failed.tryAgain(bell.id());
        db.execute(
                "update events.event_publication set completion_attempts = 10 where id = ?",
                bell.id());

        failed.resubmit();

        assertThat(inOutbox(bell)).isZero();
        assertThat(abandoned.count()).isEqualTo(1);
        assertThat(failed.tryAgain(bell.id())).isTrue();
        assertHeardOnce(bell);
    }

    @Test
    void jobs_say_how_they_go() {
        db.execute(
                """
                insert into platform.scheduled_tasks (task_name, task_instance, execution_time,
                    picked, last_success, consecutive_failures, version)
                values
                    ('test-bells', 'recurring', cast('2999-01-01T00:00:00Z' as timestamptz), false,
                        cast('2020-01-31T12:00:00Z' as timestamptz), 3, 1),
                    ('test-import', '<b>7', cast('2999-01-01T00:00:00Z' as timestamptz), true,
                        null, null, 1)
                """);

        assertThat(http.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains(
                        ">test-bells<",
                        "waiting, failed 3 times in a row",
                        "2020-01-31 12:00:00",
                        "&lt;b&gt;7",
                        ">running<")
                .doesNotContain("<b>7");
        var jobs = http.get().uri("/api/admin/jobs?limit=100").exchange();
        assertThat(jobs)
                .bodyJson()
                .extractingPath("$.items[?(@.name == 'test-bells')].failures")
                .asArray()
                .containsExactly(3);
        assertThat(jobs)
                .bodyJson()
                .extractingPath("$.items[?(@.name == 'test-import')].subject")
                .asArray()
                .containsExactly("<b>7");
        assertThat(http.get().uri("/api/admin/jobs?after=garbled")).hasStatus(400);
    }
}
