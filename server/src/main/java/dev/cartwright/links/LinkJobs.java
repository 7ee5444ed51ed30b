package dev.cartwright.links;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What links need done by themselves: those that are too old are forgotten. */
@Configuration(proxyBeanMethods = false)
class LinkJobs {

    @Bean
    RecurringTask<Void> forgetLinks(Links links) {
        return Jobs.every(Duration.ofHours(1), "forget-links", links::forgetExpired);
    }
}
