package dev.cartwright.platform;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Work that somebody asked for, to be done soon by whichever node has a thread for it. */
@Component
public class JobQueue {

    private static final String TABLE = "platform.scheduled_tasks";

    private final SchedulerClient scheduler;
    private final Clock clock;

    JobQueue(DataSource database, Clock clock) {
        this.clock = clock;
        scheduler =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                        .tableName(TABLE)
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .build();
    }

    /**
     * Adds work in the caller's transaction, so that it is done if and only if that commits; twice
     * the same is once.
     *
     * @param job the name that {@link Jobs#inPieces} was given
     * @param subject what it is to be done with
     */
    public void add(String job, String subject) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(job, subject), clock.instant());
    }
}
