package dev.cartwright.pricing;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.pricing.BoundTable.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Costs and floors over HTTP, for staff. */
@RestController
@ForStaff(Area.PRICES)
@RequestMapping("/api/admin/prices/{sku}/bounds")
class BoundEndpoint {

    private final Bounds bounds;

    BoundEndpoint(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * What is to hold from now on.
     *
     * @param cost of a unit; absent is not known
     * @param floor no promotion sells a unit for less; absent is no such floor
     */
    @Schema(name = "SkuBoundsRequest")
    record BoundsRequest(@Nullable Money cost, @Nullable Money floor) {}

    /** What was said of a SKU in a currency, and by whom. */
    @Schema(name = "SkuBounds")
    record BoundsJson(
            CurrencyUnit currency,
            @Nullable Money cost,
            @Nullable Money floor,
            Instant setAt,
            String setBy) {

        static BoundsJson of(Said it) {
            return new BoundsJson(
                    it.bounds().currency(),
                    it.bounds().cost(),
                    it.bounds().floor(),
                    it.setAt(),
                    it.setBy());
        }
    }

    /** One for each currency in which something was said. */
    @Schema(name = "SkuBoundsByCurrency")
    record CurrentJson(Sku sku, List<BoundsJson> bounds) {}

    @GetMapping
    CurrentJson current(@PathVariable Sku sku) {
        return new CurrentJson(sku, bounds.current(sku).stream().map(BoundsJson::of).toList());
    }

    /** Both are said at once: what is left out does not hold any more. */
    @PutMapping("/{currency}")
    BoundsJson set(
            @PathVariable Sku sku,
            @PathVariable CurrencyUnit currency,
            @RequestBody @Valid BoundsRequest wanted) {
        return BoundsJson.of(
                bounds.set(new SkuBounds(sku, currency, wanted.cost(), wanted.floor())));
    }

    /** All that was ever said; the last first. */
    @GetMapping("/changes")
    Page<BoundsJson> changes(
            @PathVariable Sku sku,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Long.valueOf(keys.getFirst()));
        return Page.of(bounds.before(sku, last, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(BoundsJson::of).toList());
    }
}
