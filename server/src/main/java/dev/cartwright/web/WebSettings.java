package dev.cartwright.web;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param adminKey opens {@code /api/admin/**}; without one nobody gets in
 * @param hosts names by which the shop answers; none: by any
 * @param limits how much one network may ask
 * @param bodyLimit the largest request body
 * @param fileLimit the largest file of an import, unpacked
 */
@ConfigurationProperties("cartwright")
record WebSettings(
        @Nullable String adminKey,
        @DefaultValue List<String> hosts,
        @DefaultValue Limits limits,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("1GB") DataSize fileLimit) {

    static final int KEY_LENGTH = 32;

    WebSettings {
        if (adminKey != null && adminKey.isEmpty()) {
            adminKey = null;
        }
        if (adminKey != null && adminKey.length() < KEY_LENGTH) {
            throw new InvalidField(
                    "cartwright.admin-key",
                    "CARTWRIGHT_ADMIN_KEY must have at least " + KEY_LENGTH + " characters");
        }
        for (var host : hosts) {
            if (!host.matches("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+]")) {
                throw new InvalidField(
                        "cartwright.hosts", "must be names without scheme and port, not " + host);
            }
        }
        Setting.requireAtLeastOne("cartwright.body-limit", bodyLimit.toBytes());
        Setting.requireAtLeastOne("cartwright.file-limit", fileLimit.toBytes());
    }

    /**
     * Per network (an IPv4 address, or the 64-bit prefix of an IPv6 one).
     *
     * @param enabled switched off for load tests from one address
     * @param readsPerMinute GET and HEAD
     * @param writesPerMinute everything else
     */
    record Limits(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("6000") long readsPerMinute,
            @DefaultValue("1200") long writesPerMinute) {

        Limits {
            Setting.requireAtLeastOne("cartwright.limits.reads-per-minute", readsPerMinute);
            Setting.requireAtLeastOne("cartwright.limits.writes-per-minute", writesPerMinute);
        }
    }
}
