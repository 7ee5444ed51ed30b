package dev.cartwright.passkeys;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What passkeys need done by themselves. */
@Configuration(proxyBeanMethods = false)
class PasskeyJobs {

    @Bean
    RecurringTask<Void> forgetPasskeyChallenges(Passkeys passkeys) {
        return Jobs.every(
                Duration.ofHours(1), "forget-passkey-challenges", passkeys::forgetAnswers);
    }
}
