package dev.cartwright.sales;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often it is looked at what was sold; a figure that is asked for looks by itself
 * @param mostErrors of one import that are kept; more are only counted
 * @param forgetLinesAfter of a file that stopped arriving
 */
@ConfigurationProperties("cartwright.sales")
record SalesSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("100000") int mostErrors,
        @DefaultValue("1d") Duration forgetLinesAfter) {

    SalesSettings {
        Setting.requirePositive("cartwright.sales.every", every);
        Setting.requireAtLeastOne("cartwright.sales.most-errors", mostErrors);
        Setting.requirePositive("cartwright.sales.forget-lines-after", forgetLinesAfter);
    }
}
