package dev.cartwright.tokens;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the keys need done by itself. */
@Configuration(proxyBeanMethods = false)
class TokenJobs {

    @Bean
    RecurringTask<Void> rotateSigningKeys(KeyRotation rotation) {
        return Jobs.every(Duration.ofMinutes(10), "rotate-signing-keys", rotation::rotateIfDue);
    }
}
