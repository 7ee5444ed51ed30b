package dev.cartwright.platform;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param masterKey the root of every secret the server computes; the same on all nodes, for ever
 * @param publicUrl where people reach the shop: links in mails begin with it, whatever a request
 *     claims its host to be
 * @param auditEvery how often the auditor looks by itself
 */
@ConfigurationProperties("cartwright")
record PlatformSettings(
        @Nullable String masterKey,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("24h") Duration auditEvery) {

    static final int KEY_LENGTH = 32;

    PlatformSettings {
        if (masterKey == null || masterKey.length() < KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "CARTWRIGHT_MASTER_KEY must be set and have at least 32 characters; make one"
                            + " with: openssl rand -base64 32");
        }
        Setting.requirePositive("cartwright.audit-every", auditEvery);
        var isWeb = "https".equals(publicUrl.getScheme()) || "http".equals(publicUrl.getScheme());
        if (!isWeb || publicUrl.getHost() == null || publicUrl.getQuery() != null) {
            throw new InvalidField(
                    "cartwright.public-url",
                    "CARTWRIGHT_PUBLIC_URL must be an address such as https://shop.example.org");
        }
    }

    @Override
    public String masterKey() {
        return Objects.requireNonNull(masterKey);
    }
}
