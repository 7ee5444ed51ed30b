package dev.cartwright.pricing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What prices need done by itself. */
@Configuration(proxyBeanMethods = false)
class PricingJobs {

    @Bean
    RecurringTask<Void> announcePricesThatBegan(PriceNews news) {
        return Jobs.every(Duration.ofSeconds(5), "announce-prices-that-began", news::announce);
    }
}
