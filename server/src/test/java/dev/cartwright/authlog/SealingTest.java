package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_SEALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.authlog.Door.Somebody;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Client;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Door.class})
class SealingTest {

    static final Duration LATER = Duration.ofMinutes(6);

    @Autowired Sealing sealing;
    @Autowired SealTable seals;
    @Autowired AuthLogTable table;
    @Autowired Auditor auditor;
    @Autowired Door door;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    Somebody ada = somebody();

    @BeforeEach
    void all_that_was_before_is_sealed() {
        ada = somebody();
        clock.move(LATER);
        sealUntilDone();
    }

    @AfterEach
    void the_seals_hold() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    /** Its id is older than others that are sealed without it, were they not waited for. */
    @Test
    void an_event_that_commits_late_is_in_the_seal() throws Exception {
        var written = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow =
                    thread.submit(() ->
                            door.transaction()
                                    .executeWithoutResult(_ -> {
                                        door.log().write(signedIn(ada));
                                        written.countDown();
                                        await(sealed);
                                    }));
            await(written);
            door.write(signedIn(somebody()));
            clock.move(LATER);
            sealing.run();
            var before = last();
            sealed.countDown();
            slow.get();

            sealUntilDone();

            assertThat(isSealed(door.ids(ada).getFirst())).isTrue();
            assertThat(last().number()).isEqualTo(before.number() + 1);
            assertThat(last().rows()).isEqualTo(2);
        }
    }

    @Test
    void an_event_older_than_what_is_closed_is_refused_with_its_effect() {
        clock.move(LATER);
        sealUntilDone();
        var late = Canon.from(clock.instant().minus(LATER));

        assertThatThrownBy(
                        () -> table.insert(late, signedIn(ada), Actor.current(), Client.current()))
                .hasMessageContaining("closed up to a later time");

        assertThat(door.ids(ada)).isEmpty();
        assertThat(db.fetchCount(AUTH_LOG_PEOPLE, AUTH_LOG_PEOPLE.ID.eq(late))).isZero();
    }

    @Test
    void a_young_event_waits() {
        var before = last().number();
        door.write(signedIn(ada));

        sealUntilDone();
        assertThat(last().number()).isEqualTo(before);

        clock.move(LATER);
        sealUntilDone();
        assertThat(last().number()).isEqualTo(before + 1);
        assertThat(last().rows()).isEqualTo(1);
        assertThat(last().to()).isEqualTo(door.ids(ada).getFirst());
    }

    @Test
    void where_nothing_happened_there_is_no_seal() {
        var before = last().number();

        clock.move(LATER);
        sealUntilDone();

        assertThat(last().number()).isEqualTo(before);
    }

    @Test
    void many_events_are_sealed_some_at_a_time() {
        var before = last().number();
        door.transaction()
                .executeWithoutResult(_ -> {
                    for (int i = 0; i < Sealing.MOST + 1; i++) {
                        door.log().write(signedIn(ada));
                    }
                });
        clock.move(LATER);
        sealUntilDone();

        assertThat(
                        db.select(AUTH_LOG_SEALS.ROWS)
                                .from(AUTH_LOG_SEALS)
                                .where(AUTH_LOG_SEALS.NUMBER.gt(before))
                                .orderBy(AUTH_LOG_SEALS.NUMBER)
                                .fetch(AUTH_LOG_SEALS.ROWS))
                .containsExactly(Sealing.MOST, 1);
    }

    @Test
    void a_seal_is_of_one_month() {
        var before = last().number();
        door.write(signedIn(ada));
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        clock.move(Duration.between(now, now.plusMonths(1)));
        door.write(signedIn(ada));
        clock.move(LATER);
        sealUntilDone();

        assertThat(last().number()).isEqualTo(before + 2);
        assertThat(last().rows()).isEqualTo(1);
        assertThat(last().after()).isEqualTo(door.ids(ada).getFirst());
        assertThat(last().to()).isEqualTo(door.ids(ada).getLast());
    }

    private void sealUntilDone() {
        door.sealUntilDone(sealing);
    }

    private Seal last() {
        return seals.last();
    }

    private boolean isSealed(UUID id) {
        return db.fetchExists(
                AUTH_LOG_SEALS, AUTH_LOG_SEALS.AFTER_ID.lt(id).and(AUTH_LOG_SEALS.TO_ID.ge(id)));
    }

    /** Not for ever: where the other one has failed, the test is to say so. */
    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
