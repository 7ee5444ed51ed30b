package dev.cartwright.sales;

import dev.cartwright.sales.HistoryImport.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import of sales as staff sees it.
 *
 * @param percent of the lines that were read, how many are facts
 * @param rows read up to now
 * @param imported new facts
 * @param known lines that count already from an import before; told at the end
 * @param refused lines with an error, which count nowhere
 * @param errors where they are
 */
@Schema(name = "SalesImport")
record HistoryJson(
        UUID id,
        String url,
        Status status,
        @Nullable String reason,
        String channel,
        String currency,
        String shop,
        int percent,
        int rows,
        int imported,
        int known,
        int refused,
        HistoryWarnings warnings,
        String errors,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    private static final int WHOLE = 100;

    /** Lines that are odd, and count all the same; duplicates unless they were to be refused. */
    @Schema(name = "SalesImportWarnings")
    record HistoryWarnings(
            int withoutCustomer,
            int cancellations,
            int pricesNotPositive,
            int negativeQuantities,
            int duplicates) {}

    static String url(UUID id) {
        return "/api/admin/sales/imports/" + id;
    }

    static HistoryJson of(HistoryImport it) {
        var warnings = it.warnings();
        return new HistoryJson(
                it.id(),
                url(it.id()),
                it.status(),
                it.reason(),
                it.wish().channel().code(),
                it.wish().currency().getCode(),
                it.wish().shop(),
                WHOLE * it.slices() / HistoryImport.SLICES,
                it.rows(),
                it.imported(),
                it.known(),
                it.refused(),
                new HistoryWarnings(
                        warnings.withoutCustomer(),
                        warnings.cancellations(),
                        warnings.pricesNotPositive(),
                        warnings.negativeQuantities(),
                        it.duplicates()),
                url(it.id()) + "/errors",
                it.createdAt(),
                it.finishedAt());
    }
}
