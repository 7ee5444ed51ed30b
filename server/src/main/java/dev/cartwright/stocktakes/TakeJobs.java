package dev.cartwright.stocktakes;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stock-takes need done by themselves. */
@Configuration(proxyBeanMethods = false)
class TakeJobs {

    static final String STOCK_TAKE = "stock-take";

    /** No upload takes longer. */
    private static final Duration ARRIVING_FOR = Duration.ofDays(1);

    private static final int FORGOTTEN_AT_ONCE = 500;

    @Bean
    CustomTask<Void> takeStock(TakeRun run) {
        return Jobs.inPieces(STOCK_TAKE, id -> run.work(UUID.fromString(id)));
    }

    @Bean
    RecurringTask<Void> forgetStockTakeFiles(TakeTable takes, TakeChunks chunks, Clock clock) {
        return Jobs.every(
                Duration.ofMinutes(10),
                "forget-stock-take-files",
                () -> forgetAll(takes, chunks, clock));
    }

    static void forgetAll(TakeTable takes, TakeChunks chunks, Clock clock) {
        var since = clock.instant().minus(ARRIVING_FOR);
        while (chunks.forget(since) > 0) {
            // One transaction a batch, until none is left.
        }
        while (takes.forgetArriving(since, FORGOTTEN_AT_ONCE) > 0) {
            // The same.
        }
    }
}
