package dev.cartwright.platform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param masterKey the root of every secret the server computes; the same on all nodes, for ever
 */
@ConfigurationProperties("cartwright")
record PlatformSettings(@Nullable String masterKey) {

    static final int KEY_LENGTH = 32;

    PlatformSettings {
        if (masterKey == null || masterKey.length() < KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "CARTWRIGHT_MASTER_KEY must be set and have at least 32 characters; make one"
                            + " with: openssl rand -base64 32");
        }
    }

    @Override
    public String masterKey() {
        return Objects.requireNonNull(masterKey);
    }
}
