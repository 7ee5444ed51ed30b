package dev.cartwright.transfers;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of goods on their way at any time. */
@Configuration(proxyBeanMethods = false)
class TransferInvariants {

    @Bean
    Invariant incomingEqualsWhatIsOnItsWay(DSLContext db) {
        return new SqlInvariant(
                "transfers-incoming-equals-what-is-on-its-way",
                db,
                """
                select count(*), array_agg(sku || '@' || location order by sku, location) filter (
                    where coalesce(item.incoming, 0) <> coalesce(coming.units, 0))
                from (select sku, location, incoming from inventory.inventory_items
                    where incoming <> 0) item
                full join (
                    select sku, destination as location, sum(in_transit) as units
                    from transfers.lines join transfers.transfers using (transfer_id)
                    where closed_at is null
                    group by sku, destination
                ) coming using (sku, location)
                """);
    }

    @Bean
    Invariant parcelsAddUpToLines(DSLContext db) {
        return new SqlInvariant(
                "transfers-parcels-add-up-to-lines",
                db,
                """
                select count(*),
                    array_agg(transfer_id::text || ':' || line order by transfer_id, line) filter (
                        where sent <> coalesce(units, 0)
                        or in_transit <> coalesce(units - gone, 0)
                        or (closed_at is not null and in_transit <> 0))
                from transfers.lines
                join transfers.transfers using (transfer_id)
                left join (
                    select transfer_id, line, sum(units) as units, sum(gone) as gone
                    from transfers.parcels group by transfer_id, line
                ) packed using (transfer_id, line)
                """);
    }

    @Bean
    Invariant valueOnTheWayIsNotNegative(DSLContext db) {
        return new SqlInvariant(
                "transfers-value-on-the-way-is-not-negative",
                db,
                """
                select count(*),
                    array_agg(transfer_id::text || ':' || line order by transfer_id, line)
                        filter (where gone_value not between 0 and value
                            or (gone = units and gone_value <> value))
                from transfers.parcels
                """);
    }

    @Bean
    Invariant discrepanciesAreWrittenDown(DSLContext db) {
        return new SqlInvariant(
                "transfers-discrepancies-are-written-down",
                db,
                """
                select count(*),
                    array_agg(transfer_id::text || ':' || line order by transfer_id, line) filter (
                        where missing <> coalesce(gap.lost, 0)
                        or damaged <> coalesce(gap.broken, 0)
                        or over <> coalesce(gap.surplus, 0))
                from transfers.lines left join (
                    select transfer_id, line,
                        sum(units) filter (where kind = 'MISSING') as lost,
                        sum(units) filter (where kind = 'DAMAGED') as broken,
                        sum(units) filter (where kind = 'OVER') as surplus
                    from transfers.discrepancies group by transfer_id, line
                ) gap using (transfer_id, line)
                """);
    }

    /** What is received is on the shelf, but for what broke, by movements of the transfer. */
    @Bean
    Invariant movementsEqualTransfers(DSLContext db) {
        return new SqlInvariant(
                "transfers-equal-their-movements",
                db,
                """
                select count(*),
                    array_agg(line.transfer_id::text || ':' || line order by line) filter (
                        where received - damaged <> coalesce(arrived, 0)
                        or case when origin is null then 0 else sent end <> coalesce(left_it, 0))
                from transfers.lines line
                join transfers.transfers using (transfer_id)
                left join (
                    select cause, sku, location,
                        sum(on_hand_delta) filter (where kind <> 'SENT') as arrived
                    from inventory.inventory_movements
                    where cause like 'transfer %' group by cause, sku, location
                ) came on came.cause = 'transfer ' || line.transfer_id
                    and came.sku = line.sku and came.location = destination
                left join (
                    select cause, sku, location, -sum(on_hand_delta) as left_it
                    from inventory.inventory_movements
                    where kind = 'SENT' group by cause, sku, location
                ) went on went.cause = 'transfer ' || line.transfer_id
                    and went.sku = line.sku and went.location = origin
                """);
    }
}
