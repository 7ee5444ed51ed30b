package dev.cartwright.carts;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param expireAfter a cart nobody checked out is forgotten this long after it was made
 * @param draftsExpireAfter a draft that did not become an order, likewise
 * @param mostLines different SKUs in one cart
 * @param mostCoupons codes in one cart
 * @param mostUnits units of one SKU in one cart
 */
@ConfigurationProperties("cartwright.carts")
record CartSettings(
        @DefaultValue("30d") Duration expireAfter,
        @DefaultValue("90d") Duration draftsExpireAfter,
        @DefaultValue("100") int mostLines,
        @DefaultValue("10") int mostCoupons,
        @DefaultValue("999") int mostUnits) {

    CartSettings {
        Setting.requirePositive("cartwright.carts.expire-after", expireAfter);
        Setting.requirePositive("cartwright.carts.drafts-expire-after", draftsExpireAfter);
        Setting.requireAtLeastOne("cartwright.carts.most-lines", mostLines);
        Setting.requireAtLeastOne("cartwright.carts.most-coupons", mostCoupons);
        Setting.requireAtLeastOne("cartwright.carts.most-units", mostUnits);
    }
}
