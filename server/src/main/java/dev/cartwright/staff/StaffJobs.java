package dev.cartwright.staff;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What staff needs done by itself. */
@Configuration(proxyBeanMethods = false)
class StaffJobs {

    @Bean
    CustomTask<Void> sendStaffPasswordLink(StaffPasswords passwords) {
        return Jobs.inPieces(StaffPasswords.JOB, passwords::send);
    }

    @Bean
    RecurringTask<Void> forgetStaffNetworks(MemberTable members, Clock clock) {
        return Jobs.every(
                Duration.ofDays(1),
                "forget-staff-networks",
                () -> members.forgetNetworks(clock.instant().minus(Staff.KNOWN_FOR)));
    }
}
