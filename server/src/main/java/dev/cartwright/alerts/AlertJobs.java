package dev.cartwright.alerts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the alerts do by themselves. */
@Configuration(proxyBeanMethods = false)
class AlertJobs {

    private static final Duration LOOK_WHETHER_IT_IS_TIME = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> evaluateStockAlerts(Evaluation evaluation, AlertSettings settings) {
        return Jobs.every(settings.every(), "stock-alerts", evaluation::all);
    }

    @Bean
    RecurringTask<Void> learnStockPaces(Evaluation evaluation, AlertSettings settings) {
        return Jobs.every(settings.pacesEvery(), "stock-paces", evaluation::paces);
    }

    @Bean
    RecurringTask<Void> writeStockAlertDigest(Digest digest) {
        return Jobs.every(LOOK_WHETHER_IT_IS_TIME, "stock-alert-digest", digest::write);
    }
}
