package dev.cartwright.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform needs done by itself. */
@Configuration(proxyBeanMethods = false)
class PlatformJobs {

    @Bean
    RecurringTask<Void> resubmitFailedEvents(FailedEvents events) {
        return Jobs.every(Duration.ofSeconds(10), "resubmit-failed-events", events::resubmit);
    }

    @Bean
    RecurringTask<Void> audit(Audits audits, PlatformSettings settings) {
        return Jobs.every(settings.auditEvery(), "audit", audits::audit);
    }

    @Bean
    RecurringTask<Void> forgetIdempotencyKeys(Idempotency idempotency) {
        return Jobs.every(Duration.ofHours(1), "forget-idempotency-keys", idempotency::forget);
    }
}
