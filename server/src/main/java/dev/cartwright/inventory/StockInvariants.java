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
                    or coalesce(item.reserved, 0) <> coalesce(moved.reserved, 0)
                    or coalesce(item.value, 0) <> coalesce(moved.value, 0)
                    or coalesce(item.moves, 0) <> coalesce(moved.moves, 0))
                from inventory.inventory_items item full join (
                    select sku, location, count(*) as moves, sum(on_hand_delta) as on_hand,
                        sum(reserved_delta) as reserved, sum(value_delta) as value
                    from inventory.inventory_movements
                    group by sku, location
                ) moved using (sku, location)
                """);
    }

    @Bean
    Invariant movementsFollowEachOther(DSLContext db) {
        return new Check(
                "stock-movements-follow-each-other",
                db,
                """
                select count(*), array_agg(id::text order by id) filter (
                    where number <> nr
                    or on_hand_after <> on_hand or reserved_after <> reserved)
                from (
                    select id, number, on_hand_after, reserved_after,
                        row_number() over one_by_one as nr,
                        sum(on_hand_delta) over one_by_one as on_hand,
                        sum(reserved_delta) over one_by_one as reserved
                    from inventory.inventory_movements
                    window one_by_one as (partition by sku, location order by number
                        rows unbounded preceding)
                ) movement
                """);
    }

    @Bean
    Invariant reservedEqualsPromises(DSLContext db) {
        return new Check(
                "stock-reserved-equals-reservations",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where coalesce(item.reserved, 0) <> coalesce(promised.outstanding, 0))
                from inventory.inventory_items item full join (
                    select sku, location, sum(outstanding) as outstanding
                    from inventory.inventory_reservations
                    where status in ('HELD', 'ALLOCATED')
                    group by sku, location
                ) promised using (sku, location)
                """);
    }

    @Bean
    Invariant lotsEqualTheLevel(DSLContext db) {
        return new Check(
                "stock-lots-equal-the-level",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where coalesce(lot.on_hand, 0)
                        <> case when item.lots then item.on_hand else 0 end
                    or coalesce(lot.withheld, 0) <> item.withheld)
                from inventory.inventory_items item full join (
                    select sku, location, sum(on_hand) as on_hand,
                        coalesce(sum(on_hand) filter (where withheld), 0) as withheld
                    from inventory.lot_stock
                    group by sku, location
                ) lot using (sku, location)
                """);
    }

    @Bean
    Invariant shippedLotsWereShipped(DSLContext db) {
        return new Check(
                "stock-shipped-lots-are-of-shipments",
                db,
                """
                select count(*), array_agg(reservation_id::text order by reservation_id) filter (
                    where units > shipped - returned)
                from (
                    select reservation_id, sum(units) as units from inventory.lot_shipments
                    group by reservation_id
                ) lot join inventory.inventory_reservations on id = reservation_id
                """);
    }

    @Bean
    Invariant bundlesHaveNoStock(DSLContext db) {
        return new Check(
                "stock-bundles-have-no-stock",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where on_hand > 0 or reserved > 0)
                from inventory.inventory_items
                where sku in (select bundle_sku from inventory.bundle_components)
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
