package dev.cartwright.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;

/** Work that comes back by itself: on one node at a time, however many there are. */
public final class Jobs {

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
}
