package dev.cartwright.warehouse;

import dev.cartwright.inventory.Kind;
import dev.cartwright.inventory.StockRecords;
import dev.cartwright.inventory.StockRecords.Movement;
import dev.cartwright.inventory.StockRecords.MovementFilter;
import dev.cartwright.inventory.StockRecords.PromiseFilter;
import dev.cartwright.inventory.StockRecords.Status;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was promised and what moved, over HTTP, for staff; newest first. */
@RestController
@ForStaff(value = Area.INVENTORY, honours = Dimension.LOCATION)
@RequestMapping("/api/admin/inventory")
class RecordEndpoint {

    private final StockRecords records;
    private final Costs costs;
    private final Clock clock;

    RecordEndpoint(StockRecords records, Costs costs, Clock clock) {
        this.records = records;
        this.costs = costs;
        this.clock = clock;
    }

    record CounterJson(int before, int after) {

        static CounterJson of(int delta, int after) {
            return new CounterJson(after - delta, after);
        }
    }

    /**
     * @param number counts the shelf's movements, without a gap
     * @param value what the units cost; below 0 of what left
     * @param order whose units moved, if an order's did
     */
    record MovementJson(
            UUID id,
            Instant at,
            Sku sku,
            String location,
            long number,
            Kind kind,
            String cause,
            CounterJson onHand,
            CounterJson reserved,
            Money value,
            @Nullable String lot,
            @Nullable OrderId order,
            String actor,
            String requestId) {}

    @GetMapping("/reservations")
    Page<ReservationJson> reservations(
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(required = false) @Nullable @Size(max = 64) String location,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        requireLocation(location);
        var filter = new PromiseFilter(sku, location, order, status);
        return ReservationJson.of(records.promises(filter, limit, after), clock.instant());
    }

    /**
     * @param to the first instant no longer asked for
     */
    @GetMapping("/movements")
    Page<MovementJson> movements(
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(required = false) @Nullable @Size(max = 64) String location,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable @Size(max = 64) String lot,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        requireLocation(location);
        var filter = new MovementFilter(sku, location, kind, lot, order, from, to);
        return records.movements(filter, limit, after)
                .map(rows -> rows.stream().map(this::json).toList());
    }

    private static void requireLocation(@Nullable String asked) {
        if (asked != null) {
            Grants.currentScope().requireLocation(asked);
        }
    }

    private MovementJson json(Movement it) {
        return new MovementJson(
                it.id(),
                it.at(),
                it.sku(),
                it.location(),
                it.number(),
                it.kind(),
                it.cause(),
                CounterJson.of(it.onHandDelta(), it.onHandAfter()),
                CounterJson.of(it.reservedDelta(), it.reservedAfter()),
                costs.money(it.value()),
                it.lot(),
                it.order(),
                it.actor(),
                it.requestId());
    }
}
