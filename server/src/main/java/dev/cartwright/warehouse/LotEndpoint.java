package dev.cartwright.warehouse;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Lots;
import dev.cartwright.inventory.Lots.Recipient;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.warehouse.StockJson.LotJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods by what is printed on them, over HTTP, for staff. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/stock/{sku}/lots")
class LotEndpoint {

    private final Lots lots;
    private final Inventory inventory;
    private final Costs costs;

    LotEndpoint(Lots lots, Inventory inventory, Costs costs) {
        this.lots = lots;
        this.inventory = inventory;
        this.costs = costs;
    }

    record RecallRequest(
            @NotNull @Size(max = 200) @Pattern(regexp = Form.TEXT, message = Form.A_TEXT)
                    String reason) {}

    record RecipientJson(OrderId order, int units) {

        static Page<RecipientJson> of(Page<Recipient> page) {
            return page.map(all ->
                    all.stream().map(it -> new RecipientJson(it.order(), it.units())).toList());
        }
    }

    /** Those of which there are units, the one that expires first before the others. */
    @GetMapping
    @ForStaff(
            value = Area.INVENTORY,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    Page<LotJson> list(
            @PathVariable Sku sku,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        inventory.levels(sku);
        return LotJson.of(lots.levels(sku, limit, after), costs);
    }

    /** Takes a lot out of the sale; answers the first of the orders that got it. */
    @PostMapping("/{number}/recall")
    Page<RecipientJson> recall(
            @PathVariable Sku sku,
            @PathVariable String number,
            @RequestBody @Valid RecallRequest request) {
        lots.recall(sku, number, request.reason());
        return RecipientJson.of(lots.recipients(sku, number, Page.MOST, null));
    }

    /** The orders that got units of a lot and have not sent them back. */
    @GetMapping("/{number}/recipients")
    Page<RecipientJson> recipients(
            @PathVariable Sku sku,
            @PathVariable String number,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return RecipientJson.of(lots.recipients(sku, number, limit, after));
    }
}
