package dev.cartwright.paymentmethods;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of payment methods by itself. */
@Configuration(proxyBeanMethods = false)
class PaymentMethodJobs {

    @Bean
    RecurringTask<Void> keepPaymentMethods(Keeping keeping) {
        return Jobs.every(Duration.ofSeconds(2), "keep-payment-methods", keeping::run);
    }
}
