package dev.cartwright.promotions;

import dev.cartwright.discounts.Percent;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.kernel.Setting;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param mode how promotions go together: one after the other by priority, or the best alone
 * @param marginFloor what must be earned on goods whose cost is known, in percent of the cost; null
 *     is no such floor
 * @param secondPerson whether somebody else than who asks for it has to publish a version
 * @param mostSimulatedOrders that one simulation looks at, within its request
 */
@ConfigurationProperties("cartwright.promotions")
record PromotionSettings(
        @DefaultValue("PRIORITY") PromotionSet.Mode mode,
        @Nullable BigDecimal marginFloor,
        @DefaultValue("false") boolean secondPerson,
        @DefaultValue("20000") int mostSimulatedOrders) {

    PromotionSettings {
        Setting.requireAtLeastOne(
                "cartwright.promotions.most-simulated-orders", mostSimulatedOrders);
        if (marginFloor != null
                && (marginFloor.signum() < 0 || marginFloor.compareTo(new BigDecimal(9999)) > 0)) {
            throw new IllegalArgumentException(
                    "cartwright.promotions.margin-floor must be a percentage such as 12.5");
        }
    }

    @Nullable Percent margin() {
        return marginFloor == null ? null : Percent.of(marginFloor.toPlainString());
    }
}
