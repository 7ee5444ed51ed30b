package dev.cartwright.alerts;

import dev.cartwright.alerts.AlertQuery.Filter;
import dev.cartwright.alerts.AlertQuery.Status;
import dev.cartwright.alerts.schema.tables.records.StockAlertsRecord;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The alerts for the staff, newest first. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/inventory/alerts")
class AlertEndpoint {

    private final AlertQuery query;
    private final AlertTable alerts;
    private final Clock clock;

    AlertEndpoint(AlertQuery query, AlertTable alerts, Clock clock) {
        this.query = query;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** As it was when it was raised, and what has become of it. */
    record StockAlertJson(
            UUID id,
            StockAlertKind kind,
            Sku sku,
            String location,
            @Nullable String lot,
            int units,
            @Nullable Integer threshold,
            @Nullable Integer daysOfCover,
            @Nullable LocalDate expiresOn,
            Status status,
            Instant raisedAt,
            @Nullable Instant escalatedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt) {

        static StockAlertJson of(StockAlertsRecord it) {
            return new StockAlertJson(
                    it.getId(),
                    StockAlertKind.valueOf(it.getKind()),
                    it.getSku(),
                    it.getLocation(),
                    it.getLot(),
                    it.getUnits(),
                    it.getThreshold(),
                    it.getDaysOfCover(),
                    it.getExpiresOn(),
                    Status.of(it),
                    it.getRaisedAt(),
                    it.getEscalatedAt(),
                    it.getAcknowledgedAt(),
                    it.getAcknowledgedBy(),
                    it.getResolvedAt());
        }
    }

    @GetMapping
    Page<StockAlertJson> page(
            @RequestParam(required = false) @Nullable StockAlertKind kind,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = query.newest(new Filter(kind, status, sku), last, limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(row.getId()))
                .map(some -> some.stream().map(StockAlertJson::of).toList());
    }

    /** Who was first stays; a second time changes nothing. */
    @PostMapping("/{id}/acknowledgement")
    @Transactional
    StockAlertJson acknowledge(@PathVariable UUID id) {
        alerts.acknowledge(id, Actor.current().label(), clock.instant());
        var alert = query.find(id).orElseThrow(() -> AlertProblem.unknown(id));
        if (alert.getAcknowledgedAt() == null) {
            throw AlertProblem.over(id);
        }
        return StockAlertJson.of(alert);
    }
}
