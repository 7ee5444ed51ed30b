package dev.cartwright.passkeys;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param host whose passkeys they are: that of all pages that ask for them, or one that all of
 *     those end with; empty: that of the shop's own address. Another makes all passkeys useless
 * @param origins of pages that ask for them, beside the shop's own, such as {@code
 *     https://www.example.org}
 */
@ConfigurationProperties("cartwright.passkeys")
record PasskeySettings(@DefaultValue("") String host, @DefaultValue List<String> origins) {

    PasskeySettings {
        origins = List.copyOf(origins);
        for (var origin : origins) {
            if (!Setting.isPage(origin) || origin.endsWith("/")) {
                throw new InvalidField(
                        "cartwright.passkeys.origins",
                        "cartwright.passkeys.origins must be such as https://www.example.org: "
                                + origin);
            }
        }
    }

    /** Returns whose passkeys they are in a shop at that host. */
    String hostOr(String own) {
        return host.isEmpty() ? own : host;
    }
}
