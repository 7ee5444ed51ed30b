package dev.cartwright.alerts;

/**
 * What is wrong with some SKUs, written down in one statement.
 *
 * <p>Plain SQL, because the order of the steps is the point. What is over is locked by id before
 * anything is raised, and what is raised comes in one order (the sort reads all of it first), so
 * two who look at the same SKUs never wait for each other in a ring.
 */
final class AlertSql {

    private AlertSql() {}

    /**
     * {0} shelves, {1} lots, {2} SKUs, {3} at, {4} the merchant's day, {5} threshold, {6} days of
     * cover, {7} days until it is dead, {8} days until it expires, {9} until when BACK is told.
     */
    static final String EVALUATE =
            """
            with shelf as materialized (
                select shelf.*, pace.last_shipped_at, pace.first_stocked_at,
                    coalesce(here.threshold, rule.threshold, {5}) as threshold,
                    coalesce(here.days_of_cover, rule.days_of_cover, {6}) as cover_below,
                    make_interval(days => nullif(
                        coalesce(here.dead_after_days, rule.dead_after_days, {7}), 0))
                        as dead_after,
                    28 * shelf.available::numeric / nullif(pace.shipped, 0) as cover
                from ({0}) shelf
                    left join alerts.paces pace using (sku, location)
                    left join alerts.rules rule
                        on rule.sku = shelf.sku and rule.location = ''
                    left join alerts.rules here
                        on here.sku = shelf.sku and here.location = shelf.location
            ), due (kind, sku, location, lot, units, threshold, cover, expires_on)
            as materialized (
                select 'LOW', sku, location, null, available,
                    case when available <= threshold then threshold end,
                    case when cover < 0 then 0 when cover < 1000000 then floor(cover) end,
                    null::date
                from shelf
                where tracked and active and (available <= threshold or cover < cover_below)
                union all
                select 'OUT', sku, location, null, available, null, null, null
                from shelf where tracked and active and moved and available <= 0
                union all
                select 'SHORTAGE', sku, location, null, missing, null, null, null
                from shelf where tracked and missing > 0
                union all
                select 'DEAD', sku, location, null, on_hand, null, null, null
                from shelf
                where tracked and on_hand > 0
                    and greatest(first_stocked_at, last_shipped_at) < {3} - dead_after
                union all
                select case when expires_on < {4} then 'EXPIRED' else 'EXPIRING' end,
                    sku, location, lot, on_hand, null, null, expires_on
                from ({1}) lot
                where expires_on <= {4} + greatest(horizon_days, {8})
            ), over as materialized (
                select alert.id
                from alerts.stock_alerts alert
                    left join due on due.kind = alert.kind and due.sku = alert.sku
                        and due.location = alert.location
                        and coalesce(due.lot, '') = coalesce(alert.lot, '')
                    left join due gone on alert.kind = 'BACK' and gone.kind = 'OUT'
                        and gone.sku = alert.sku and gone.location = alert.location
                where alert.sku = any ({2}) and alert.resolved_at is null
                    and case alert.kind
                        when 'BACK' then alert.raised_at <= {9} or gone.kind is not null
                        else due.kind is null
                        end
                order by alert.id
                for no key update of alert
            ), resolved as (
                update alerts.stock_alerts alert
                set resolved_at = {3}
                from over where alert.id = over.id and alert.resolved_at is null
                returning alert.id, alert.kind, alert.sku, alert.location, alert.lot, alert.units
            ), wanted as (
                select kind, sku, location, lot, units, threshold, cover, expires_on from due
                union all
                select 'BACK', sku, location, null, shelf.available, null, null, null
                from resolved join shelf using (sku, location)
                where resolved.kind = 'OUT' and shelf.tracked and shelf.active
                    and shelf.available > 0
            ), raised as (
                insert into alerts.stock_alerts (
                    id, kind, sku, location, lot, units, threshold, days_of_cover, expires_on,
                    raised_at)
                select alerts.next_id({3}), kind, sku, location, lot, units, threshold,
                    cover::int, expires_on, {3}
                from wanted
                where not exists (
                    select from alerts.stock_alerts alert
                    where alert.kind = wanted.kind and alert.sku = wanted.sku
                        and alert.location = wanted.location
                        and coalesce(alert.lot, '') = coalesce(wanted.lot, '')
                        and alert.resolved_at is null)
                order by sku, location, kind, lot
                on conflict do nothing
                returning id, kind, sku, location, lot, units
            )
            select false as raised, id, kind, sku, location, lot, units from resolved
            union all
            select true, id, kind, sku, location, lot, units from raised
            order by raised, id
            """;

    /** {0} paces. Rows that say the same again are not touched. */
    static final String PACES =
            """
            insert into alerts.paces as pace (
                sku, location, shipped, last_shipped_at, first_stocked_at)
            select sku, location, shipped, last_shipped_at, first_stocked_at from ({0}) known
            order by sku, location
            on conflict (sku, location) do update
            set shipped = excluded.shipped, last_shipped_at = excluded.last_shipped_at,
                first_stocked_at = excluded.first_stocked_at
            where (pace.shipped, pace.last_shipped_at, pace.first_stocked_at)
                is distinct from
                (excluded.shipped, excluded.last_shipped_at, excluded.first_stocked_at)
            """;
}
