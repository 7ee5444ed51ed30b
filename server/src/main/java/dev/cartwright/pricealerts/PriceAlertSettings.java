package dev.cartwright.pricealerts;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often all that is waited for is looked at, whether or not there was news
 * @param endAfter an alert that is not changed for so long ends
 * @param mostPerCustomer how many a customer may have at once
 * @param mostPerDay how often a customer is told on a day of the channel's
 * @param rearmBasisPoints so much above its threshold a price arms an alert again; 100 are 1 %
 * @param stepBasisPoints so much below what was told a price is told again
 */
@ConfigurationProperties("cartwright.price-alerts")
record PriceAlertSettings(
        @DefaultValue("15m") Duration every,
        @DefaultValue("365d") Duration endAfter,
        @DefaultValue("100") int mostPerCustomer,
        @DefaultValue("3") int mostPerDay,
        @DefaultValue("200") int rearmBasisPoints,
        @DefaultValue("500") int stepBasisPoints) {

    /** Of one. */
    static final int BASIS_POINTS = 10_000;

    private static final String PREFIX = "cartwright.price-alerts.";

    PriceAlertSettings {
        Setting.requirePositive(PREFIX + "every", every);
        Setting.requirePositive(PREFIX + "end-after", endAfter);
        Setting.requireAtLeastOne(PREFIX + "most-per-customer", mostPerCustomer);
        Setting.requireAtLeastOne(PREFIX + "most-per-day", mostPerDay);
        requireWithin(PREFIX + "rearm-basis-points", rearmBasisPoints);
        requireWithin(PREFIX + "step-basis-points", stepBasisPoints);
    }

    private static void requireWithin(String property, int value) {
        if (value < 0 || value > BASIS_POINTS) {
            throw new InvalidField(
                    property, property + " must be 0 to " + BASIS_POINTS + ", not " + value);
        }
    }
}
