package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.platform.Problem;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who want the same, in a fixed order. */
public record Meanwhile(TransactionTemplate transaction, DSLContext db) {

    private static final String LOCK_AWAITED =
            """
            select exists (select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock')
            """;

    /**
     * The second begins while the first is not committed yet, which commits once the second waits
     * for it, or has not needed to.
     */
    public <T> T of(Runnable first, Callable<T> second) throws Exception {
        return of(first, second, () -> {});
    }

    /**
     * As above, and the first goes on before it commits.
     *
     * @param rest what it does once the second waits
     */
    public <T> T of(Runnable first, Callable<T> second, Runnable rest) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    transaction.execute(_ -> {
                        first.run();
                        var begun = threads.submit(second);
                        awaitLock(begun);
                        rest.run();
                        return begun;
                    });
            return Objects.requireNonNull(running).get();
        }
    }

    /** The second hears no, and why. */
    public void assertRefused(Runnable first, Runnable second, String slug) {
        assertThatThrownBy(() -> of(first, done(second)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/" + slug));
    }

    public static Callable<Boolean> done(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private void awaitLock(Future<?> second) {
        while (!second.isDone() && !lockAwaited()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** A transaction sees others as they were when it looked first, unless it forgets that. */
    private boolean lockAwaited() {
        db.execute("select pg_stat_clear_snapshot()");
        return db.fetchSingle(LOCK_AWAITED).get(0, boolean.class);
    }
}
