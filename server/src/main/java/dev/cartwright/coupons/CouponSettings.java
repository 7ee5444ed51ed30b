package dev.cartwright.coupons;

import dev.cartwright.kernel.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param triesPerNetwork codes that one network may enter at a server in a minute, right or wrong
 * @param triesPerCart the same for one cart
 * @param limited whether these hold: switched off for load tests from one address
 */
@ConfigurationProperties("cartwright.coupons")
record CouponSettings(
        @DefaultValue("60") long triesPerNetwork,
        @DefaultValue("10") long triesPerCart,
        @DefaultValue("true") boolean limited) {

    CouponSettings {
        Setting.requireAtLeastOne("cartwright.coupons.tries-per-network", triesPerNetwork);
        Setting.requireAtLeastOne("cartwright.coupons.tries-per-cart", triesPerCart);
    }
}
