package dev.cartwright.attempts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tries need done by themselves: those that tell nothing any more are forgotten. */
@Configuration(proxyBeanMethods = false)
class AttemptJobs {

    @Bean
    RecurringTask<Void> forgetAttempts(Attempts attempts) {
        return Jobs.every(Duration.ofHours(1), "forget-attempts", attempts::forgetOld);
    }
}
