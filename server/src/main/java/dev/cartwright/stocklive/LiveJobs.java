package dev.cartwright.stocklive;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told by itself. */
@Configuration(proxyBeanMethods = false)
class LiveJobs {

    @Bean
    RecurringTask<Void> publishAvailability(Broadcast broadcast, LiveSettings settings) {
        return Jobs.every(settings.publishEvery(), "stock-availability", broadcast::run);
    }
}
