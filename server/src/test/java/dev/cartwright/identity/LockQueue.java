package dev.cartwright.identity;

import dev.cartwright.identity.Visitor.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets requests meet at an account in a known order, each time anew. */
record LockQueue(DSLContext db, TransactionTemplate transaction) {

    private static final String WAITING =
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
                and query like '%"identity"."users"%'
            """;

    /**
     * Does the work in a transaction that commits once all others wait for it, one behind the
     * other.
     */
    @SafeVarargs // reads them only
    final List<Answer> behind(Runnable work, Callable<Answer>... others) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            transaction.executeWithoutResult(_ -> {
                work.run();
                for (var other : others) {
                    asked.add(threads.submit(other));
                    awaitWaiting(asked);
                }
            });
            var answers = new ArrayList<Answer>();
            for (var it : asked) {
                answers.add(it.get());
            }
            return answers;
        }
    }

    private void awaitWaiting(List<Future<Answer>> asked) {
        var newest = asked.getLast();
        while (waiting() < asked.size()) {
            if (newest.isDone()) {
                throw new AssertionError("Did not wait: " + newest.resultNow());
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /**
     * A transaction sees others' states as they were when it looked first, unless it forgets them.
     */
    private int waiting() {
        db.execute("select pg_stat_clear_snapshot()");
        return db.fetchSingle(WAITING).get(0, int.class);
    }
}
