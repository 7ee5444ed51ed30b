package dev.cartwright.transfers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.transfers.Transfer.Discrepancy;
import dev.cartwright.transfers.Transfer.Kind;
import dev.cartwright.transfers.Transfer.Line;
import dev.cartwright.transfers.Transfer.Status;
import dev.cartwright.transfers.Transfer.Whole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as staff see it.
 *
 * @param sent units, all lines together
 * @param inTransit of them
 * @param lines not in lists
 * @param discrepancies not in lists
 */
record TransferJson(
        UUID id,
        Status status,
        @Nullable String from,
        String to,
        @Nullable String reference,
        @Nullable LocalDate expectedOn,
        int sent,
        int inTransit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LineJson> lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DiscrepancyJson> discrepancies,
        String by,
        Instant createdAt,
        @Nullable Instant closedAt) {

    /**
     * @param received all that arrived; sent + over = received + missing + withdrawn + inTransit
     * @param value of what was sent
     */
    @Schema(name = "TransferLine")
    record LineJson(
            Sku sku,
            int sent,
            int received,
            int damaged,
            int over,
            int missing,
            int withdrawn,
            int inTransit,
            Money value,
            Money inTransitValue) {}

    @Schema(name = "TransferDiscrepancy")
    record DiscrepancyJson(
            Sku sku, Kind kind, int units, Money value, String reason, Instant at, String by) {}

    static String url(UUID id) {
        return "/api/admin/inventory/transfers/" + id;
    }

    static TransferJson of(Transfer it) {
        return of(it, null, null);
    }

    static TransferJson of(Whole whole, CurrencyUnit currency) {
        return of(
                whole.transfer(),
                whole.lines().stream().map(it -> line(it, currency)).toList(),
                whole.discrepancies().stream().map(it -> discrepancy(it, currency)).toList());
    }

    private static TransferJson of(
            Transfer it,
            @Nullable List<LineJson> lines,
            @Nullable List<DiscrepancyJson> discrepancies) {
        return new TransferJson(
                it.id(),
                it.status(),
                it.origin(),
                it.destination(),
                it.reference(),
                it.expectedOn(),
                it.sent(),
                it.inTransit(),
                lines,
                discrepancies,
                it.by(),
                it.createdAt(),
                it.closedAt());
    }

    private static LineJson line(Line it, CurrencyUnit currency) {
        return new LineJson(
                it.sku(),
                it.sent(),
                it.received(),
                it.damaged(),
                it.over(),
                it.missing(),
                it.withdrawn(),
                it.inTransit(),
                Amount.of(currency, it.sentValue()),
                Amount.of(currency, it.inTransitValue()));
    }

    private static DiscrepancyJson discrepancy(Discrepancy it, CurrencyUnit currency) {
        return new DiscrepancyJson(
                it.sku(),
                it.kind(),
                it.units(),
                Amount.of(currency, it.value()),
                it.reason(),
                it.at(),
                it.by());
    }
}
