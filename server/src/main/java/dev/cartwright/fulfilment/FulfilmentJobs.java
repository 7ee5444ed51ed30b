package dev.cartwright.fulfilment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What befalls orders by itself. */
@Configuration(proxyBeanMethods = false)
class FulfilmentJobs {

    @Bean
    RecurringTask<Void> releaseOrders(Automation automation, FulfilmentSettings settings) {
        return Jobs.every(settings.every(), "release-orders", automation::release);
    }

    @Bean
    RecurringTask<Void> assumeDeliveries(Automation automation, FulfilmentSettings settings) {
        return Jobs.every(settings.every(), "assume-deliveries", automation::deliver);
    }

    @Bean
    RecurringTask<Void> secureAuthorisations(Automation automation, FulfilmentSettings settings) {
        return Jobs.every(settings.every(), "secure-authorisations", automation::secure);
    }

    @Bean
    RecurringTask<Void> completeOrders(Automation automation, FulfilmentSettings settings) {
        return Jobs.every(settings.every(), "complete-orders", automation::complete);
    }
}
