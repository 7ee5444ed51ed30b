package dev.cartwright.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Import.Counters;
import dev.cartwright.imports.Import.Status;
import dev.cartwright.kernel.ChannelId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its merchant sees it.
 *
 * @param bytes of the file, unpacked
 * @param rowsTotal in the file; a record of JSON with several variants counts as one here
 * @param progress in per cent
 * @param rows read so far: created, updated, unchanged and refused together
 * @param errors found so far, at least one in each refused row
 * @param errorsKept of them; the others are only counted
 * @param firstErrors in the order of the file; not in lists
 * @param by who made it
 */
record ImportJson(
        UUID id,
        Status status,
        @Nullable String reason,
        String format,
        ChannelId channel,
        String delimiter,
        boolean dryRun,
        @Nullable Mapping mapping,
        long bytes,
        int rowsTotal,
        int progress,
        int rows,
        int created,
        int updated,
        int unchanged,
        int refused,
        int errors,
        int errorsKept,
        String errorsFile,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Wrong> firstErrors,
        String by,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What is wrong with one cell. */
    @Schema(name = "ImportError")
    record Wrong(
            int line, @Nullable String sku, String field, @Nullable String value, String message) {

        static Wrong of(RowError error) {
            return new Wrong(
                    error.line(), error.sku(), error.field(), error.value(), error.message());
        }
    }

    static String url(UUID id) {
        return "/api/admin/imports/" + id;
    }

    /**
     * @param mostErrors that are kept of an import
     */
    static ImportJson of(Import it, int mostErrors, @Nullable List<RowError> firstErrors) {
        Counters counters = it.counters();
        return new ImportJson(
                it.id(),
                it.status(),
                it.reason(),
                it.wish().format().name().toLowerCase(Locale.ROOT),
                it.wish().channel(),
                String.valueOf(it.wish().delimiter()),
                it.wish().dryRun(),
                it.wish().mapping(),
                it.bytes(),
                it.records(),
                it.percentDone(),
                counters.rows(),
                counters.created(),
                counters.updated(),
                counters.unchanged(),
                counters.refused(),
                counters.errors(),
                Math.min(counters.errors(), mostErrors),
                url(it.id()) + "/errors",
                firstErrors == null ? null : firstErrors.stream().map(Wrong::of).toList(),
                it.actor().kind() + " " + it.actor().id(),
                it.createdAt(),
                it.startedAt(),
                it.finishedAt());
    }
}
