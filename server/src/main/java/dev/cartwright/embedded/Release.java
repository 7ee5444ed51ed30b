package dev.cartwright.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The PostgreSQL that comes with the shop.
 *
 * @param version such as 18.6.0
 */
public record Release(String version) {

    /** The one whose binaries this build carries. */
    public static Release bundled() {
        try {
            var built = PropertiesLoaderUtils.loadAllProperties("application.properties");
            return new Release(built.getProperty("cartwright.embedded.version", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** Letters of every language count as letters, and no system update reorders an index. */
    public void speak(EmbeddedPostgres.Builder postgres) {
        var mac = System.getProperty("os.name", "").startsWith("Mac");
        postgres.setLocaleConfig("locale", mac ? "en_US.UTF-8" : "C.UTF-8");
        postgres.setLocaleConfig("lc-messages", "C");
        if (major() >= 17) {
            postgres.setLocaleConfig("locale-provider", "builtin");
            postgres.setLocaleConfig("builtin-locale", "C.UTF-8");
        }
    }
}
