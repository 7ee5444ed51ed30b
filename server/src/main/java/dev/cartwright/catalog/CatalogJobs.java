package dev.cartwright.catalog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the catalogue needs done by itself. */
@Configuration(proxyBeanMethods = false)
class CatalogJobs {

    @Bean
    RecurringTask<Void> publishDrafts(Publication publication) {
        return Jobs.every(Duration.ofSeconds(10), "publish-drafts", publication::publishDue);
    }
}
