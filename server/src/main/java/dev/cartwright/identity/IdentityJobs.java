package dev.cartwright.identity;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts need done by themselves. */
@Configuration(proxyBeanMethods = false)
class IdentityJobs {

    @Bean
    CustomTask<Void> sendAccountMail(LinkMail mail) {
        return Jobs.inPieces(AccountMail.JOB, mail::send);
    }

    @Bean
    RecurringTask<Void> forgetPendingAccounts(
            RegistrationTable waiting, AskedMails asked, IdentitySettings settings, Clock clock) {
        return Jobs.every(
                Duration.ofHours(1),
                "forget-pending-accounts",
                () -> {
                    waiting.forgetPending(clock.instant().minus(settings.pendingFor()));
                    asked.forgetOld();
                });
    }
}
