package dev.cartwright.webhooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of events by itself. */
@Configuration(proxyBeanMethods = false)
class WebhookJobs {

    @Bean
    RecurringTask<Void> settleWebhooks(Inbox inbox) {
        return Jobs.every(Duration.ofSeconds(1), "settle-webhooks", inbox::run);
    }

    @Bean
    RecurringTask<Void> forgetWebhooks(Inbox inbox) {
        return Jobs.every(Duration.ofHours(6), "forget-webhooks", inbox::forget);
    }
}
