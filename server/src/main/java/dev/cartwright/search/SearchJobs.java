package dev.cartwright.search;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What searches need done by itself. */
@Configuration(proxyBeanMethods = false)
class SearchJobs {

    @Bean
    RecurringTask<Void> learnWords(Vocabulary vocabulary) {
        return Jobs.every(Duration.ofSeconds(10), "learn-words", vocabulary::learn);
    }
}
