package dev.cartwright.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.returns.Return.Line;
import dev.cartwright.returns.Return.Part;
import dev.cartwright.returns.Return.Receipt;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A return as its buyer and the staff see it.
 *
 * @param moves the states that may come next
 * @param instructions for who sends it
 * @param labelUrl what to stick on the parcel
 * @param rejection why it may not be sent
 * @param requestedBy for staff only
 * @param decidedBy for staff only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnJson(
        UUID id,
        OrderId order,
        String number,
        ReturnState status,
        Set<ReturnState> moves,
        int version,
        List<ReturnLineJson> lines,
        List<ReceiptJson> receipts,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant closedAt,
        @Nullable String instructions,
        @Nullable URI labelUrl,
        @Nullable String rejection,
        @Nullable String requestedBy,
        @Nullable String decidedBy) {

    /**
     * @param comment in the customer's own words
     * @param received units that have come; those that are thrown away are for staff only
     */
    @Schema(name = "ReturnLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReturnLineJson(
            UUID line,
            Sku sku,
            int quantity,
            ReturnReason reason,
            @Nullable String comment,
            int received,
            @Nullable Integer scrapped) {}

    /**
     * Goods that came together.
     *
     * @param id the refund's, too, where the amount is not zero
     * @param amount what goes back for them
     * @param refunded whether that is granted; a second person may have to agree
     * @param units that came, by the line of the order
     * @param by for staff only
     * @param parts for staff only
     */
    @Schema(name = "ReturnReceipt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptJson(
            UUID id,
            Instant at,
            Money amount,
            boolean refunded,
            Map<UUID, Integer> units,
            @Nullable String by,
            @Nullable List<PartJson> parts) {}

    @Schema(name = "ReturnedUnits")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartJson(
            UUID line,
            Condition condition,
            int quantity,
            @Nullable String location,
            @Nullable String lot) {}

    static String url(UUID id) {
        return "/api/admin/returns/" + id;
    }

    /**
     * @param granted the refunds that are
     * @param staff whether staff reads it
     */
    static ReturnJson of(Return it, Set<UUID> granted, boolean staff) {
        return new ReturnJson(
                it.id(),
                it.order(),
                it.number(),
                it.state(),
                it.state().next(),
                it.version(),
                it.lines().stream().map(line -> line(line, staff)).toList(),
                it.receipts().stream().map(some -> receipt(some, granted, staff)).toList(),
                it.requestedAt(),
                it.decidedAt(),
                it.closedAt(),
                it.instructions(),
                it.labelUrl(),
                it.rejection(),
                staff ? it.requestedBy() : null,
                staff ? it.decidedBy() : null);
    }

    private static ReturnLineJson line(Line it, boolean staff) {
        return new ReturnLineJson(
                it.line(),
                it.sku(),
                it.quantity(),
                it.reason(),
                it.comment(),
                it.restocked() + it.scrapped(),
                staff ? it.scrapped() : null);
    }

    private static ReceiptJson receipt(Receipt it, Set<UUID> granted, boolean staff) {
        return new ReceiptJson(
                it.id(),
                it.at(),
                it.amount(),
                granted.contains(it.id()),
                it.parts().stream().collect(groupingBy(Part::line, summingInt(Part::units))),
                staff ? it.by() : null,
                staff ? it.parts().stream().map(ReturnJson::part).toList() : null);
    }

    private static PartJson part(Part it) {
        return new PartJson(it.line(), it.condition(), it.units(), it.location(), it.lot());
    }
}
