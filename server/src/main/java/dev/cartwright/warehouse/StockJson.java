package dev.cartwright.warehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cartwright.inventory.Lots.LotLevel;
import dev.cartwright.inventory.StockLevel;
import dev.cartwright.inventory.StockRules.Kept;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a SKU's stock.
 *
 * @param available what one order could get from all locations together that who asks may see; null
 *     where there is always enough
 * @param components of a bundle, else empty
 * @param lots the first of them, those that expire first
 */
record StockJson(
        Sku sku,
        @Nullable Integer available,
        RuleJson rule,
        List<ComponentJson> components,
        List<LevelJson> locations,
        Page<LotJson> lots) {

    /**
     * @param splits null is as the settings say
     * @param lotHorizonDays null is as the settings say
     * @param version 0 while nobody has said anything
     */
    record RuleJson(
            boolean tracked,
            @Nullable Boolean splits,
            @Nullable Integer lotHorizonDays,
            int version) {

        static RuleJson of(Kept kept) {
            var rule = kept.rule();
            return new RuleJson(
                    rule.tracked(), rule.splits(), rule.lotHorizonDays(), kept.version());
        }
    }

    record ComponentJson(Sku sku, int quantity) {

        static List<ComponentJson> of(Map<Sku, Integer> components) {
            return components.entrySet().stream()
                    .map(it -> new ComponentJson(it.getKey(), it.getValue()))
                    .toList();
        }
    }

    record LevelJson(
            String location,
            int onHand,
            int reserved,
            int withheld,
            int safetyStock,
            int backorderLimit,
            @Nullable LocalDate promisedOn,
            int incoming,
            @JsonProperty("short") int shortage,
            int available) {

        static LevelJson of(StockLevel it) {
            return new LevelJson(
                    it.location(),
                    it.onHand(),
                    it.reserved(),
                    it.withheld(),
                    it.safetyStock(),
                    it.backorderLimit(),
                    it.promisedOn(),
                    it.incoming(),
                    it.shortage(),
                    it.available());
        }
    }

    /**
     * @param value what its units cost together
     */
    record LotJson(
            String number,
            String location,
            int onHand,
            Money value,
            @Nullable LocalDate expiresOn,
            Instant receivedAt,
            boolean withheld,
            @Nullable Instant recalledAt) {

        static LotJson of(LotLevel it, Costs costs) {
            return new LotJson(
                    it.number(),
                    it.location(),
                    it.onHand(),
                    costs.money(it.value()),
                    it.expiresOn(),
                    it.receivedAt(),
                    it.withheld(),
                    it.recalledAt());
        }

        static Page<LotJson> of(Page<LotLevel> page, Costs costs) {
            return page.map(lots -> lots.stream().map(it -> of(it, costs)).toList());
        }
    }
}
