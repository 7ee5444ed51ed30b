package dev.cartwright.warehouse;

import dev.cartwright.inventory.StockRules;
import dev.cartwright.inventory.StockRules.Kept;
import dev.cartwright.inventory.StockRules.Rule;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.warehouse.StockJson.RuleJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is special about a SKU, over HTTP, for staff. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/stock/{sku}/rule")
class RuleEndpoint {

    private final StockRules rules;
    private final Variants variants;

    RuleEndpoint(StockRules rules, Variants variants) {
        this.rules = rules;
        this.variants = variants;
    }

    /**
     * @param tracked false of goods of which there is always enough
     * @param splits absent is as the settings say
     * @param lotHorizonDays absent is as the settings say
     */
    record RuleRequest(
            @NotNull Boolean tracked,
            @Nullable Boolean splits,
            @Min(0) @Max(3650) @Nullable Integer lotHorizonDays) {}

    @GetMapping
    @ForStaff(
            value = Area.INVENTORY,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ResponseEntity<RuleJson> show(@PathVariable Sku sku) {
        variants.require(sku);
        return answer(rules.of(sku));
    }

    @PutMapping
    ResponseEntity<RuleJson> change(
            @PathVariable Sku sku,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody @Valid RuleRequest wanted) {
        variants.require(sku);
        var rule = new Rule(wanted.tracked(), wanted.splits(), wanted.lotHorizonDays());
        return answer(rules.put(sku, rule, IfMatch.of(seen)));
    }

    private static ResponseEntity<RuleJson> answer(Kept kept) {
        return ResponseEntity.ok().eTag(String.valueOf(kept.version())).body(RuleJson.of(kept));
    }
}
