package dev.cartwright.sessions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sessions need done by themselves: those that are long over are forgotten. */
@Configuration(proxyBeanMethods = false)
class SessionJobs {

    /** What is over is kept so long, so that an old token is still known to be a stolen one. */
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final int AT_ONCE = 1000;

    @Bean
    RecurringTask<Void> forgetSessions(SessionTable sessions, Clock clock) {
        return Jobs.every(
                Duration.ofHours(1), "forget-sessions", () -> forgetWhatIsOver(sessions, clock));
    }

    private static void forgetWhatIsOver(SessionTable sessions, Clock clock) {
        var before = clock.instant().minus(KNOWN_FOR);
        int forgotten;
        do {
            forgotten = sessions.forget(before, AT_ONCE);
        } while (forgotten == AT_ONCE);
        sessions.forgetTokens(before);
    }
}
