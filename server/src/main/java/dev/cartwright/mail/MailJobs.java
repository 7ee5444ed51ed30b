package dev.cartwright.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What mail does by itself; nothing is sent where no mail server is named. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

    private static final String SERVER = "spring.mail.host";

    @Bean
    @ConditionalOnProperty(SERVER)
    Smtp smtp(JavaMailSenderImpl server, MailSettings settings) {
        return new Smtp(server, settings);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(SERVER)
    Postman postman(
            OutboxTable outbox,
            SealedBody bodies,
            Smtp smtp,
            Channels channels,
            MailSettings settings,
            Clock clock,
            Environment environment) {
        var runsJobs = environment.getProperty("db-scheduler.enabled", Boolean.class, true);
        return new Postman(outbox, bodies, smtp, channels, settings, clock, runsJobs);
    }

    @Bean
    @ConditionalOnProperty(SERVER)
    RecurringTask<Void> sendMails(Postman postman) {
        return Jobs.every(Duration.ofSeconds(5), "send-mails", postman::wakeUp);
    }

    @Bean
    RecurringTask<Void> forgetMails(Outbox outbox) {
        return Jobs.every(Duration.ofHours(1), "forget-mails", outbox::forget);
    }
}
