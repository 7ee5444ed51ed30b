package dev.cartwright.inventory;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of the stock at any time; rows are named by SKU and location, or by id. */
@Configuration(proxyBeanMethods = false)
class StockInvariants {

    private static class Check extends SqlInvariant {
        Check(String name, DSLContext db, String check) {
            super(name, db, check);
        }
    }

    @Bean
    Invariant countersEqualMovements(DSLContext db) {
        return new Check(
                "stock-counters-equal-movements",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where coalesce(item.on_hand, 0) <> coalesce(moved.on_hand, 0)
                    or coalesce(item.reserved, 0) <> coalesce(moved.reserved, 0))
                from inventory.inventory_items item full join (
                    select sku, location,
                        sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved
                    from inventory.inventory_movements
                    group by sku, location
                ) moved using (sku, location)
                """);
    }

    @Bean
    Invariant reservedEqualsPromises(DSLContext db) {
        return new Check(
                "stock-reserved-equals-reservations",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where coalesce(item.reserved, 0) <> coalesce(promised.quantity, 0))
                from inventory.inventory_items item full join (
                    select sku, location, sum(quantity) as quantity
                    from inventory.inventory_reservations
                    where status <> 'RELEASED'
                    group by sku, location
                ) promised using (sku, location)
                """);
    }

    @Bean
    Invariant stockRowsHaveAnItem(DSLContext db) {
        return new Check(
                "stock-rows-have-an-item",
                db,
                """
                select count(*), array_agg(kept.id::text order by kept.id)
                    filter (where item.sku is null)
                from (
                    select id, sku, location from inventory.inventory_reservations
                    union all select id, sku, location from inventory.inventory_movements
                ) kept left join inventory.inventory_items item using (sku, location)
                """);
    }

    @Bean
    Invariant nothingIsOversold(DSLContext db) {
        return new Check(
                "stock-nothing-is-oversold",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where on_hand < 0 or reserved < 0
                    or reserved > on_hand + backorder_limit + short)
                from inventory.inventory_items
                """);
    }

    @Bean
    Invariant movementsHaveAMonth(DSLContext db) {
        return new Check(
                "stock-movements-are-in-dated-partitions",
                db,
                """
                select count(*), array_agg(id::text order by id)
                    filter (where tableoid = 'inventory.inventory_movements_default'::regclass)
                from inventory.inventory_movements
                """);
    }
}
