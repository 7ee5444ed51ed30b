package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.SCHEDULED_TASKS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.schema.tables.records.ScheduledTasksRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Looks how the scheduler's work goes. */
@Repository
class JobTable {

    private final DSLContext db;

    JobTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Work that is done by itself.
     *
     * @param subject what it is done with; absent where it comes back for ever
     * @param failures how often it failed since it last succeeded
     */
    @Schema(name = "Job")
    record Job(
            String name,
            @Nullable String subject,
            boolean running,
            Instant nextRunAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            int failures) {

        Cursor cursor() {
            return Cursor.of(name, Objects.requireNonNullElse(subject, RecurringTask.INSTANCE));
        }
    }

    /** Returns jobs by name. */
    Page<Job> page(@Nullable String after, int limit) {
        var last = Cursor.after(after, 2, keys -> keys);
        var behind =
                last == null
                        ? noCondition()
                        : row(SCHEDULED_TASKS.TASK_NAME, SCHEDULED_TASKS.TASK_INSTANCE)
                                .gt(last.getFirst(), last.getLast());
        List<Job> found =
                db.selectFrom(SCHEDULED_TASKS)
                        .where(behind)
                        .orderBy(SCHEDULED_TASKS.TASK_NAME, SCHEDULED_TASKS.TASK_INSTANCE)
                        .limit(limit + 1)
                        .fetch(JobTable::job);
        return Page.of(found, limit, Job::cursor);
    }

    private static Job job(ScheduledTasksRecord row) {
        var subject = row.getTaskInstance();
        return new Job(
                row.getTaskName(),
                subject.equals(RecurringTask.INSTANCE) ? null : withoutAddress(subject),
                row.getPicked(),
                row.getExecutionTime(),
                row.getLastSuccess(),
                row.getLastFailure(),
                Objects.requireNonNullElse(row.getConsecutiveFailures(), 0));
    }

    /** Who reads of jobs need not read of people. */
    private static String withoutAddress(String subject) {
        return subject.replaceAll("\\S*@\\S*", "(an address)");
    }
}
