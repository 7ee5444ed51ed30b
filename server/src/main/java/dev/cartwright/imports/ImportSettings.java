package dev.cartwright.imports;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param mostErrors of one import that are kept; more are only counted
 * @param forgetFilesAfter what arrived of a file is kept this long for an import that waits for it
 */
@ConfigurationProperties("cartwright.imports")
record ImportSettings(
        @DefaultValue("100000") int mostErrors, @DefaultValue("1d") Duration forgetFilesAfter) {

    ImportSettings {
        Setting.requireAtLeastOne("cartwright.imports.most-errors", mostErrors);
        Setting.requirePositive("cartwright.imports.forget-files-after", forgetFilesAfter);
    }
}
