package dev.cartwright.authlog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import dev.cartwright.platform.Partitions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** What the log does by itself: seals what was written, makes room, drops what is too old. */
@Configuration(proxyBeanMethods = false)
class AuthLogJobs {

    private static final Logger LOG = LoggerFactory.getLogger(AuthLogJobs.class);

    @Bean
    RecurringTask<Void> sealAuthLogs(Sealing sealing, AuthLogSettings settings) {
        return Jobs.every(settings.sealEvery(), "auth-log-seals", sealing::run);
    }

    @Bean
    RecurringTask<Void> keepAuthLogMonths(Partitions partitions, Retention retention) {
        return Jobs.every(
                Duration.ofDays(1),
                "auth-log-partitions",
                () -> {
                    makeAhead(partitions);
                    retention.drop();
                });
    }

    /** Before the server is ready, for it may have been switched off for months. */
    @Bean
    ApplicationRunner authLogPartitionsAtStart(Partitions partitions) {
        return _ -> {
            try {
                makeAhead(partitions);
            } catch (DataAccessException e) {
                // The default partitions take what has no other, so the shop opens.
                LOG.error("No partitions were made for the auth log", e);
            }
        };
    }

    private static void makeAhead(Partitions partitions) {
        partitions.makeAhead("authlog.auth_logs");
        partitions.makeAhead("authlog.auth_log_people");
    }
}
