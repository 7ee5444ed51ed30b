package dev.cartwright.abandonment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about abandoned carts by itself. */
@Configuration(proxyBeanMethods = false)
class AbandonmentJobs {

    @Bean
    RecurringTask<Void> findAbandonedCarts(Finder finder, AbandonmentSettings settings) {
        return Jobs.every(settings.every(), "find-abandoned-carts", finder::all);
    }

    @Bean
    RecurringTask<Void> followAbandonedCarts(OrderWatch orders, AbandonmentSettings settings) {
        return Jobs.every(settings.every(), "follow-abandoned-carts", orders::look);
    }

    @Bean
    RecurringTask<Void> forgetWhoWasTold(
            AbandonedTable table, AbandonmentSettings settings, Clock clock) {
        return Jobs.every(
                Duration.ofHours(1),
                "forget-who-was-told",
                () -> table.forgetTold(clock.instant().minus(settings.tellAgainAfter())));
    }
}
