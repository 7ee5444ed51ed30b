package dev.cartwright.warehouse;

import dev.cartwright.inventory.Bundles;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Locations;
import dev.cartwright.inventory.Lots;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.StockLevel;
import dev.cartwright.inventory.StockRecords;
import dev.cartwright.inventory.StockRules;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import dev.cartwright.warehouse.StockJson.ComponentJson;
import dev.cartwright.warehouse.StockJson.LevelJson;
import dev.cartwright.warehouse.StockJson.LotJson;
import dev.cartwright.warehouse.StockJson.RuleJson;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is known of a SKU's stock. */
@Component
class StockSheet {

    private final Inventory inventory;
    private final StockRecords records;
    private final StockRules rules;
    private final Bundles bundles;
    private final Lots lots;
    private final Locations locations;
    private final Costs costs;

    StockSheet(
            Inventory inventory,
            StockRecords records,
            StockRules rules,
            Bundles bundles,
            Lots lots,
            Locations locations,
            Costs costs) {
        this.inventory = inventory;
        this.records = records;
        this.rules = rules;
        this.bundles = bundles;
        this.lots = lots;
        this.locations = locations;
        this.costs = costs;
    }

    /** Throws {@link dev.cartwright.inventory.InventoryProblem} where nothing is known of it. */
    @Transactional(readOnly = true)
    StockJson of(Sku sku) {
        var rule = rules.of(sku);
        var components = bundles.components(sku);
        var levels =
                components.isEmpty() && rule.version() == 0
                        ? inventory.levels(sku)
                        : records.levels(sku);
        return new StockJson(
                sku,
                available(sku, levels),
                RuleJson.of(rule),
                ComponentJson.of(components),
                levels.stream().map(LevelJson::of).toList(),
                LotJson.of(lots.levels(sku, Page.MOST, null), costs));
    }

    private @Nullable Integer available(Sku sku, List<StockLevel> levels) {
        var known = locations.all().stream().map(it -> it.location().code());
        var kept = levels.stream().map(StockLevel::location);
        var places =
                Stream.concat(known, kept)
                        .distinct()
                        .filter(Grants.currentScope()::admitsLocation)
                        .toList();
        var everywhere = new Sourcing(places, null);
        var units = inventory.available(everywhere, List.of(sku)).getOrDefault(sku, 0);
        return units == Inventory.UNLIMITED ? null : units;
    }
}
