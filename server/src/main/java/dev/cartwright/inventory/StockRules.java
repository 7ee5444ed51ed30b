package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.jooq.Records.mapping;

import dev.cartwright.inventory.schema.tables.records.StockRulesRecord;
import dev.cartwright.kernel.Sku;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is special about a SKU: whether it is counted, from where a line may come, how fresh. */
@Service
public class StockRules {

    private static final Rule USUAL = new Rule(true, null, null);

    private final DSLContext db;
    private final Rules rules;
    private final Lots lots;
    private final StockTable stock;
    private final StockNews news;

    StockRules(DSLContext db, Rules rules, Lots lots, StockTable stock, StockNews news) {
        this.db = db;
        this.rules = rules;
        this.lots = lots;
        this.stock = stock;
        this.news = news;
    }

    /**
     * How a SKU is kept.
     *
     * @param tracked false of goods of which there is always enough
     * @param splits whether a line may come from several locations; null is as the settings say
     * @param lotHorizonDays lots that expire within so many days are not promised; null is as the
     *     settings say
     */
    public record Rule(
            boolean tracked, @Nullable Boolean splits, @Nullable Integer lotHorizonDays) {}

    /**
     * The rule in force.
     *
     * @param version 0 while nobody has said anything
     */
    public record Kept(Rule rule, int version) {}

    /** Returns the rule in force; one that nobody made is as the settings say. */
    @Transactional(readOnly = true)
    public Kept of(Sku sku) {
        return find(sku).map(StockRules::kept).orElse(new Kept(USUAL, 0));
    }

    /**
     * Says how a SKU is kept from now on. Lots are withheld, or no longer, before this commits.
     *
     * @param seen the version that the caller knows; null is any
     * @throws InventoryProblem where it is at another version
     */
    @Transactional
    public Kept put(Sku sku, Rule rule, @Nullable Integer seen) {
        rules.change();
        var row = find(sku).orElseGet(() -> fresh(sku));
        if (seen != null && !seen.equals(row.getVersion())) {
            throw InventoryProblem.changedMeanwhile(row.getVersion());
        }
        if (row.getVersion() > 0 && kept(row).rule().equals(rule)) {
            return kept(row);
        }
        var before = stock.available(sku);
        var flips = rule.tracked() != kept(row).rule().tracked();
        row.setTracked(rule.tracked());
        row.setSplits(rule.splits());
        row.setHorizonDays(rule.lotHorizonDays());
        row.setVersion(row.getVersion() + 1);
        row.store();
        settleLots(sku);
        if (flips) {
            news.announce(sku, before, stock.available(sku));
        }
        return kept(row);
    }

    private Optional<StockRulesRecord> find(Sku sku) {
        return db.fetchOptional(STOCK_RULES, STOCK_RULES.SKU.eq(sku));
    }

    private StockRulesRecord fresh(Sku sku) {
        var row = db.newRecord(STOCK_RULES);
        row.setSku(sku);
        row.setTracked(USUAL.tracked());
        row.setVersion(0);
        return row;
    }

    private static Kept kept(StockRulesRecord row) {
        return new Kept(
                new Rule(row.getTracked(), row.getSplits(), row.getHorizonDays()),
                row.getVersion());
    }

    private void settleLots(Sku sku) {
        lots.settle(
                db.select(INVENTORY_ITEMS.SKU, INVENTORY_ITEMS.LOCATION)
                        .from(INVENTORY_ITEMS)
                        .where(INVENTORY_ITEMS.SKU.eq(sku))
                        .and(INVENTORY_ITEMS.LOTS)
                        .fetchSet(mapping(Place::new)));
    }
}
