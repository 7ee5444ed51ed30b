package dev.cartwright.checkout;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param beginAtOnce purchases of this server that may be in their first transaction together;
 *     about half the connection pool
 * @param beginWithin how long one waits for its turn before it is told to come again
 */
@ConfigurationProperties("cartwright.checkout")
record CheckoutSettings(
        @DefaultValue("8") int beginAtOnce, @DefaultValue("5s") Duration beginWithin) {

    CheckoutSettings {
        Setting.requireAtLeastOne("cartwright.checkout.begin-at-once", beginAtOnce);
        Setting.requirePositive("cartwright.checkout.begin-within", beginWithin);
    }
}
