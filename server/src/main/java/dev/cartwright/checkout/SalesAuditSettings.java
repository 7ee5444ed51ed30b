package dev.cartwright.checkout;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param late how long figures of sales may be behind the books before the audit says so, as where
 *     no server looks at what was sold
 */
@ConfigurationProperties("cartwright.sales-audit")
record SalesAuditSettings(@DefaultValue("1h") Duration late) {

    SalesAuditSettings {
        Setting.requirePositive("cartwright.sales-audit.late", late);
    }
}
