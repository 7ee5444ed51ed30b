package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    MovableClock.class,
    AsAdmin.class,
    FailedEventsTest.Listener.class,
    FailedEventsTest.Outside.class
})
class FailedEventsTest {

    record BellRang(UUID id, int failures) {}

    /** Fails as often as the event says. */
    @TestComponent
    static class Listener {

        private final Map<UUID, AtomicInteger> heard = new ConcurrentHashMap<>();
        private final Map<UUID, Actor> actors = new ConcurrentHashMap<>();

        int heard(BellRang bell) {
            return heard.getOrDefault(bell.id(), new AtomicInteger()).get();
        }

        @Nullable Actor actor(BellRang bell) {
            return actors.get(bell.id());
        }

        @ApplicationModuleListener
        void on(BellRang bell) {
            actors.put(bell.id(), Actor.current());
            var times = heard.computeIfAbsent(bell.id(), _ -> new AtomicInteger());
            if (times.incrementAndGet() <= bell.failures()) {
                throw new IllegalStateException("as the test wants it");
            }
        }
    }

    record LetterWritten(UUID id) {}

    /** Tells a server outside, which is away until the test says otherwise. */
    @TestComponent
    static class Outside {

        private final AtomicBoolean isBack = new AtomicBoolean();
        private final AtomicInteger asked = new AtomicInteger();

        @ApplicationModuleListener
        void on(LetterWritten letter) {
            asked.incrementAndGet();
            if (!isBack.get()) {
                throw new IllegalStateException("as the test wants it");
            }
        }

        @Bean
        static PatientListener outsideIsWaitedFor(Outside outside) {
            return new PatientListener("outside", Outside.class, outside::isBack);
        }

        boolean isBack() {
            return isBack.get();
        }

        void comeBack() {
            isBack.set(true);
        }

        int asked() {
            return asked.get();
        }
    }

    @Autowired Outside outside;
    @Autowired FailedEvents failed;
    @Autowired Listener listener;
    @Autowired MovableClock clock;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired ThreadPoolTaskExecutor executor;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    @Test
    void a_listener_that_fails_twice_is_asked_a_third_time_and_not_again() {
        var bell = ring(2);
        awaitHeard(bell, 1);

        failed.resubmit();
        assertThat(heard(bell)).as("before the pause").isEqualTo(1);
        for (int time = 2; time <= 3; time++) {
            awaitStatus(bell, "FAILED");
            clock.move(Duration.ofSeconds(20));
            failed.resubmit();
            awaitHeard(bell, time);
        }

        await().untilAsserted(() -> assertThat(statuses(bell)).isEmpty());
        clock.move(Duration.ofDays(1));
        failed.resubmit();
        assertThat(heard(bell)).isEqualTo(3);
        assertThat(listener.actor(bell)).extracting(Actor::id).isEqualTo("listener");
    }

    @Test
    void pauses_grow_with_each_failure() {
        var bell = ring(3);
        awaitStatus(bell, "FAILED");
        clock.move(Duration.ofSeconds(10));
        failed.resubmit();
        awaitHeard(bell, 2);
        awaitStatus(bell, "FAILED");

        clock.move(Duration.ofSeconds(10));
        failed.resubmit();
        assertThat(heard(bell)).as("after 10 of 20 s").isEqualTo(2);
        clock.move(Duration.ofSeconds(10));
        failed.resubmit();
        awaitHeard(bell, 3);
    }

    @Test
    void an_event_whose_listener_died_is_sent_again_once_it_is_stale() {
        for (var status : List.of("PUBLISHED", "PROCESSING", "RESUBMITTED")) {
            var bell = ring(1);
            awaitStatus(bell, "FAILED");
            db.execute(
                    "update events.event_publication set status = ? where serialized_event like ?",
                    status,
                    "%" + bell.id() + "%");

            clock.move(FailedEvents.STALE_AFTER.minusSeconds(10));
            failed.resubmit();
            assertThat(statuses(bell)).containsExactly(status);
            assertThat(heard(bell)).isEqualTo(1);

            clock.move(Duration.ofSeconds(20));
            failed.resubmit();
            awaitHeard(bell, 2);
            await().untilAsserted(() -> assertThat(statuses(bell)).isEmpty());
        }
    }

    @Test
    void an_event_that_failed_ten_times_is_given_up_and_listed() {
        var bell = ring(1_000);
        for (int time = 2; time <= FailedEvents.MOST_ATTEMPTS; time++) {
            awaitStatus(bell, "FAILED");
            clock.move(Duration.ofDays(1));
            failed.resubmit();
            awaitHeard(bell, time);
        }
        awaitStatus(bell, "FAILED");

        clock.move(Duration.ofDays(1));
        failed.resubmit();

        assertThat(statuses(bell)).isEmpty();
        assertThat(heard(bell)).isEqualTo(FailedEvents.MOST_ATTEMPTS);
        assertThat(http.get().uri("/api/admin/events/failed"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"attempts": 10, "event": "%s", "listener": "%s"}],
                         "next": null}
                        """
                                .formatted(
                                        BellRang.class.getName(),
                                        Listener.class.getName()
                                                + ".on("
                                                + BellRang.class.getName()
                                                + ")"));
        assertThat(http.get().uri("/api/admin/events/failed?after=garbled")).hasStatus(400);
    }

    @Test
    void what_a_server_outside_does_not_take_waits_out_of_the_way_and_is_never_given_up() {
        var letter = new LetterWritten(UUID.randomUUID());
        transaction.executeWithoutResult(_ -> events.publishEvent(letter));
        await().untilAsserted(() -> assertThat(statuses(letter.id())).containsExactly("FAILED"));
        db.execute(
                "update events.event_publication set completion_attempts = 70"
                        + " where serialized_event like ?",
                "%" + letter.id() + "%");

        for (int day = 1; day <= 3; day++) {
            clock.move(Duration.ofDays(1));
            failed.resubmit();
            assertThat(statuses(letter.id())).containsExactly("PUBLISHED");
        }
        assertThat(outside.asked()).as("while it is away").isEqualTo(1);

        outside.comeBack();
        failed.resubmit();
        await().untilAsserted(() -> assertThat(statuses(letter.id())).isEmpty());
        assertThat(outside.asked()).isEqualTo(2);
    }

    @Test
    void no_more_listeners_run_at_once_than_half_of_the_connections() {
        assertThat(executor.getCorePoolSize()).isEqualTo(8);
        assertThat(executor.getMaxPoolSize()).isEqualTo(8);
    }

    private BellRang ring(int failures) {
        var bell = new BellRang(UUID.randomUUID(), failures);
        transaction.executeWithoutResult(_ -> events.publishEvent(bell));
        return bell;
    }

    private int heard(BellRang bell) {
        return listener.heard(bell);
    }

    private void awaitHeard(BellRang bell, int times) {
        await().untilAsserted(() -> assertThat(heard(bell)).isEqualTo(times));
    }

    private void awaitStatus(BellRang bell, String status) {
        await().untilAsserted(() -> assertThat(statuses(bell)).containsExactly(status));
    }

    private List<String> statuses(BellRang bell) {
        return statuses(bell.id());
    }

    private List<String> statuses(UUID event) {
        return db.fetch(
                        "select status from events.event_publication where serialized_event like ?",
                        "%" + event + "%")
                .getValues(0, String.class);
    }
}
