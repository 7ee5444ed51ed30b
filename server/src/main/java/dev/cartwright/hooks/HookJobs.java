package dev.cartwright.hooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.outbound.OutboundLimits;
import dev.cartwright.outbound.OutboundLine;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is done about webhooks by itself. */
@Configuration(proxyBeanMethods = false)
class HookJobs {

    static final int MOST_BYTES = 64 * 1024;

    @Bean
    OutboundLine hooksLine(HookSettings settings) {
        return new OutboundLine(
                new OutboundLimits(
                        settings.allowPrivateNetworks(),
                        settings.allowHttp(),
                        settings.connectWithin(),
                        settings.answerWithin(),
                        MOST_BYTES,
                        settings.sendAtOnce()));
    }

    @Bean(destroyMethod = "close")
    Courier courier(
            MessageTable messages,
            HookQuery hooks,
            Outcomes outcomes,
            OutboundLine hooksLine,
            HookSettings settings,
            Clock clock,
            Environment environment) {
        var runsJobs = environment.getProperty("db-scheduler.enabled", Boolean.class, true);
        return new Courier(messages, hooks, outcomes, hooksLine, settings, clock, runsJobs);
    }

    @Bean
    RecurringTask<Void> sendWebhooks(Courier courier) {
        return Jobs.every(Duration.ofSeconds(1), "send-webhooks", courier::wakeUp);
    }

    @Bean
    RecurringTask<Void> forgetWebhookMessages(Forgetting forgetting) {
        return Jobs.every(Duration.ofHours(1), "forget-webhook-messages", forgetting::old);
    }
}
