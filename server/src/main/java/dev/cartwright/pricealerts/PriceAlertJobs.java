package dev.cartwright.pricealerts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What price alerts do by themselves. */
@Configuration(proxyBeanMethods = false)
class PriceAlertJobs {

    private static final Duration LOOK_WHETHER_IT_IS_ANOTHER_DAY = Duration.ofMinutes(5);

    /** News tells of all that begins or ends, planned or not: this is for what is not heard. */
    @Bean
    RecurringTask<Void> lookAtPricesThatAreWaitedFor(Watch watch, PriceAlertSettings settings) {
        return Jobs.every(settings.every(), "price-alerts", watch::all);
    }

    @Bean
    RecurringTask<Void> tellPriceAlertsThatWereHeld(Watch watch) {
        return Jobs.every(LOOK_WHETHER_IT_IS_ANOTHER_DAY, "price-alerts-held", watch::held);
    }
}
