package dev.cartwright.imports;

import dev.cartwright.files.Format;
import dev.cartwright.imports.Import.Wish;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channels;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for.
 *
 * @param delimiter between the fields of CSV; a comma where none is named
 */
record NewImport(
        @NotNull @Pattern(regexp = "csv|jsonl", message = "must be csv or jsonl") String format,
        @Nullable ChannelId channel,
        @Nullable Boolean dryRun,
        @Nullable Mapping mapping,
        @Pattern(
                        regexp = "[\\x09\\x20-\\x7e&&[^\"A-Za-z0-9]]",
                        message = "must be one character that is no letter, digit or quote")
                @Nullable String delimiter) {

    Wish wish() {
        return new Wish(
                Format.valueOf(format.toUpperCase(Locale.ROOT)),
                channel == null ? Channels.DEFAULT : channel,
                delimiter == null ? ',' : delimiter.charAt(0),
                mapping,
                Boolean.TRUE.equals(dryRun));
    }
}
