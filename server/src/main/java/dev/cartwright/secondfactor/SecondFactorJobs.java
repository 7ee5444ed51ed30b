package dev.cartwright.secondfactor;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What second factors need done by themselves: what nobody went on with is forgotten. */
@Configuration(proxyBeanMethods = false)
class SecondFactorJobs {

    @Bean
    RecurringTask<Void> forgetSecondFactorRequests(SecondFactors factors) {
        return Jobs.every(Duration.ofHours(1), "forget-second-factor-requests", factors::forgetOld);
    }
}
