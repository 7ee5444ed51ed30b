package dev.cartwright.carts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What carts need done by themselves. */
@Configuration(proxyBeanMethods = false)
class CartJobs {

    @Bean
    RecurringTask<Void> forgetExpiredCarts(Shopping shopping) {
        return Jobs.every(Duration.ofMinutes(10), "forget-expired-carts", shopping::forgetExpired);
    }
}
