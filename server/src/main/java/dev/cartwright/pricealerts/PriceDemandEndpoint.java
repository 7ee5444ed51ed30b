package dev.cartwright.pricealerts;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.pricealerts.PriceAlertQuery.Filter;
import dev.cartwright.pricealerts.PriceAlertQuery.PriceDemand;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who waits for which price, for staff: merchants price by it. */
@RestController
@ForStaff(Area.MARKETING)
@RequestMapping("/api/admin/price-alerts")
class PriceDemandEndpoint {

    private final PriceAlertQuery query;

    PriceDemandEndpoint(PriceAlertQuery query) {
        this.query = query;
    }

    /** An alert and whose it is. */
    record StaffPriceAlertJson(CustomerId customer, PriceAlertJson alert) {

        static StaffPriceAlertJson of(PriceAlertsRecord it) {
            return new StaffPriceAlertJson(it.getCustomerId(), PriceAlertJson.of(it));
        }
    }

    @GetMapping
    Page<StaffPriceAlertJson> page(
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(required = false) @Nullable AlertState state,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = query.newest(new Filter(customer, sku, state), last, limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(row.getAlertId()))
                .map(some -> some.stream().map(StaffPriceAlertJson::of).toList());
    }

    /** By channel and currency; empty where nobody waits. */
    @GetMapping("/demand")
    Page<PriceDemand> demand(@RequestParam Sku sku) {
        return new Page<>(query.demand(sku), null);
    }
}
