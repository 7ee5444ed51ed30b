package dev.cartwright.imports;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What imports need done by themselves. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {

    static final String IMPORT = "import-products";

    /** So few that forgetting a large file never holds up others. */
    private static final int FORGOTTEN_AT_ONCE = 50;

    /** Rows of a few bytes each. */
    private static final int GIVEN_FORGOTTEN_AT_ONCE = 5_000;

    @Bean
    CustomTask<Void> importProducts(ImportRun run) {
        return Jobs.inPieces(IMPORT, id -> run.work(UUID.fromString(id)));
    }

    @Bean
    RecurringTask<Void> forgetImportFiles(
            ChunkTable chunks, GivenTable given, ImportSettings settings, Clock clock) {
        return Jobs.every(
                Duration.ofMinutes(10),
                "forget-import-files",
                () -> {
                    forgetAll(chunks, settings, clock);
                    forgetAll(given);
                });
    }

    static void forgetAll(GivenTable given) {
        while (given.forget(GIVEN_FORGOTTEN_AT_ONCE) > 0) {
            // One transaction a batch, until none is left.
        }
    }

    static void forgetAll(ChunkTable chunks, ImportSettings settings, Clock clock) {
        var waitingSince = clock.instant().minus(settings.forgetFilesAfter());
        while (chunks.forget(waitingSince, FORGOTTEN_AT_ONCE) > 0) {
            // One transaction a batch, until none is left.
        }
    }
}
