package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Auditor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class, Door.class})
class SealRaceTest {

    @Autowired Sealing sealing;
    @Autowired Auditor auditor;
    @Autowired Door door;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    @Test
    void nodes_that_seal_at_once_seal_each_event_once() throws Exception {
        var ada = somebody();
        for (int batch = 0; batch < 5; batch++) {
            door.transaction()
                    .executeWithoutResult(_ -> {
                        for (int i = 0; i < Sealing.MOST; i++) {
                            door.log().write(signedIn(ada));
                        }
                    });
        }
        clock.move(Duration.ofMinutes(6));

        race(nCopies(8, this::seal));
        door.sealUntilDone(sealing);

        assertThat(sealed()).isEqualTo(db.fetchCount(AUTH_LOGS));
        assertThat(auditor.audit().violations()).isEmpty();
    }

    /** All moves together are shorter than events wait for their seal: no writer comes too late. */
    @Test
    void events_written_while_others_are_sealed_are_each_sealed_once() throws Exception {
        for (int second = 0; second < 200; second++) {
            door.write(signedIn(somebody()));
            clock.move(Duration.ofSeconds(1));
        }
        clock.move(Duration.ofSeconds(99));
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            all.add(() -> {
                door.write(signedIn(somebody()));
                return true;
            });
            all.add(() -> {
                clock.move(Duration.ofSeconds(1));
                return seal();
            });
        }
        race(all);
        clock.move(Duration.ofMinutes(6));
        door.sealUntilDone(sealing);

        assertThat(sealed()).isEqualTo(db.fetchCount(AUTH_LOGS));
        assertThat(auditor.audit().violations()).isEmpty();
    }

    private boolean seal() {
        sealing.run();
        return true;
    }

    private int sealed() {
        return db.fetchSingle("select coalesce(sum(rows), 0) from authlog.auth_log_seals")
                .get(0, int.class);
    }

    /**
     * Nobody fails: what one node does, another waits for; no more at once than have connections.
     */
    private static void race(List<Callable<Boolean>> all) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(all).stream().map(Future::resultNow)).containsOnly(true);
        }
    }
}
