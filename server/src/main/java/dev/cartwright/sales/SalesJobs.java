package dev.cartwright.sales;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about figures of sales by itself. */
@Configuration(proxyBeanMethods = false)
class SalesJobs {

    static final String IMPORT = "import-sales";

    /** Further back than the clocks of two servers are apart, or a database was not to be had. */
    private static final Duration LONG_AGO = Duration.ofDays(2);

    @Bean
    RecurringTask<Void> followSales(SalesFollower follower, SalesSettings settings) {
        return Jobs.every(settings.every(), "follow-sales", follower::look);
    }

    @Bean
    RecurringTask<Void> followSalesAgain(SalesFollower follower) {
        return Jobs.every(
                Duration.ofHours(12), "follow-sales-again", () -> follower.look(LONG_AGO));
    }

    @Bean
    CustomTask<Void> importSales(HistoryRun run) {
        return Jobs.inPieces(IMPORT, id -> run.work(UUID.fromString(id)));
    }

    @Bean
    RecurringTask<Void> forgetSalesLines(HistoryTable imports) {
        return Jobs.every(Duration.ofMinutes(10), "forget-sales-lines", imports::forgetLines);
    }
}
