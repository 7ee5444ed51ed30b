package dev.cartwright.staff;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param invitationFor how long an invitation can be accepted
 * @param firstFor how long that of the first administrator can, which a start prints
 */
@ConfigurationProperties("cartwright.staff")
record StaffSettings(
        @DefaultValue("72h") Duration invitationFor, @DefaultValue("24h") Duration firstFor) {

    StaffSettings {
        Setting.requirePositive("cartwright.staff.invitation-for", invitationFor);
        Setting.requirePositive("cartwright.staff.first-for", firstFor);
    }
}
