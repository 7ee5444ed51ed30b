package dev.cartwright.platform;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Work that comes back by itself: on one node at a time, however many there are. */
public final class Jobs {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private Jobs() {}

    /**
     * Returns a job for the scheduler, to be declared as a bean.
     *
     * @param pause between the end of a run and the next; a failed run is tried again after it
     */
    public static RecurringTask<Void> every(Duration pause, String name, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause))
                .execute((_, _) -> ScopedValue.where(Actor.CURRENT, Actor.system(name)).run(work));
    }

    /**
     * Returns work that is done once for each subject that {@link JobQueue} is given, piece by
     * piece, so that what takes hours leaves threads to others. To be declared as a bean.
     *
     * @param piece says after which pause of a subject the next is due; empty once all is done. One
     *     that fails or whose node dies is done again, so each commits what it did
     */
    public static CustomTask<Void> inPieces(
            String name, Function<String, Optional<Duration>> piece) {
        return Tasks.custom(name, Void.class)
                .onFailure((done, task) ->
                        task.reschedule(done, done.getTimeDone().plus(AFTER_FAILURE)))
                .onDeadExecutionRevive()
                .execute((subject, _) -> {
                    var pause =
                            ScopedValue.where(Actor.CURRENT, Actor.system(name))
                                    .call(() -> piece.apply(subject.getId()));
                    return pause.<CompletionHandler<Void>>map(Jobs::again)
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }

    private static CompletionHandler<Void> again(Duration pause) {
        return (done, task) -> task.reschedule(done, done.getTimeDone().plus(pause));
    }
}
