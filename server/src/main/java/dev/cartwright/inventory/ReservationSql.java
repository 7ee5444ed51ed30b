package dev.cartwright.inventory;

/**
 * What happens to promises, each in one statement: under a hot item's lock every round trip counts.
 *
 * <p>Plain SQL, because the order of the steps is the point and jOOQ's DSL buries it. Lock order:
 * reservations by id, then items by SKU and location, so nobody waits for anybody in a ring. What
 * is read under a lock is newer than the statement's snapshot, so guards ask the locked rows. The
 * texts never vary: the driver prepares them after their fifth use.
 */
final class ReservationSql {

    private ReservationSql() {}

    /**
     * Sums, locks, shares out, guards, promises and tells, in this order.
     *
     * <p>Lines become demand for items: a bundle is its components, and what several lines want of
     * one item is one sum. An item's demand comes whole from the first location that has all of it,
     * of goods on the shelf before such as are only promised; where none has, it is cut over the
     * locations in their order, if it may be. Lines and portions are intervals on one scale, so
     * where they overlap is what a line gets from a location. What a cart held before is given back
     * in the same step.
     *
     * <p>The guard asks the item, not what the lock saw: PostgreSQL computes the new row from the
     * statement's snapshot and checks its constraints before it turns to a newer version, so a line
     * that only the newer one covers would trip over the last CHECK. The newer one is asked again.
     */
    static final String TAKE =
            """
            with bought as (
                select * from unnest({0}, {1}) as bought (line_sku, quantity)
            ), line as (
                select coalesce(part.component_sku, line_sku) as sku, line_sku,
                    coalesce(part.quantity, 1) as each,
                    bought.quantity * coalesce(part.quantity, 1) as units,
                    coalesce(rule.splits, {2}) as splits
                from bought
                    left join inventory.bundle_components part on part.bundle_sku = line_sku
                    left join inventory.stock_rules rule
                        on rule.sku = coalesce(part.component_sku, line_sku)
                where coalesce(rule.tracked, true)
            ), demand as (
                select sku, sum(units)::int as wanted, bool_and(splits) as splits
                from line group by sku
            ), place as (
                select asked.location,
                    row_number() over (order by coalesce(known.priority, 0), nr) as rank
                from unnest({3}) with ordinality as asked (location, nr)
                    left join inventory.locations known using (location)
                where coalesce(known.active, true)
                    and coalesce({4} = any (nullif(known.countries, '{}')), true)
            ), mine as materialized (
                select id, sku, location, outstanding
                from inventory.inventory_reservations
                where cart_key = {5} and status = 'HELD'
                order by id
                for no key update
            ), back as materialized (
                select sku, location, sum(outstanding)::int as units
                from mine group by sku, location
            ), shelf as (
                select sku, location from demand cross join place
                union select sku, location from back
            ), locked as materialized (
                select item.sku, item.location, item.backorder_limit,
                    item.available + coalesce(back.units, 0) as free
                from inventory.inventory_items item
                    join shelf using (sku, location) left join back using (sku, location)
                order by item.sku, item.location
                for no key update of item
            ), candidate as (
                select sku, location, free, rank, wanted, splits, greatest(free, 0) as most,
                    greatest(free - backorder_limit, 0) as stocked
                from locked join place using (location) join demand using (sku)
            ), whole as (
                select distinct on (sku) sku, location, wanted
                from candidate where free >= wanted
                order by sku, stocked >= wanted desc, rank
            ), slice as (
                select sku, location, wanted, units,
                    sum(units) over (partition by sku order by phase, rank) as upto,
                    sum(units) over (partition by sku) as most
                from candidate cross join lateral (
                    values (0, stocked), (1, most - stocked)) as part (phase, units)
                where splits and units > 0 and sku not in (select sku from whole)
            ), portion as (
                select sku, location, 0 as first, wanted as last from whole
                union all
                select sku, location, upto - units, least(upto, wanted) from slice
                where upto - units < wanted and wanted <= most
            ), change as (
                select sku, location, coalesce(take.units, 0) as take,
                    coalesce(back.units, 0) as back
                from (
                    select sku, location, sum(last - first)::int as units
                    from portion group by sku, location
                ) take full join back using (sku, location)
            ), taken as (
                update inventory.inventory_items item
                set reserved = item.reserved + take - back,
                    short = least(item.short, greatest(
                        item.reserved + take - back - item.on_hand - item.backorder_limit, 0)),
                    moves = item.moves + (take <> back)::int
                from change
                where item.sku = change.sku and item.location = change.location
                    and (take = 0 or item.available + back >= take)
                returning item.sku, item.location, item.on_hand, item.reserved, item.moves,
                    item.available, take, back
            ), promised as (
                insert into inventory.inventory_reservations (
                    id, order_id, cart_key, promise_id, channel_id, line_sku, sku, location,
                    per_line, quantity, status, reserved_at, expires_at, changed_at)
                select inventory.next_id({9}), {6}, {7}, {8}, {11}, line_sku, sku, location,
                    each, units, 'HELD', {9}, {10}, {9}
                from (
                    select line_sku, sku, location, each,
                        sum(least(cut.last, portion.last) - greatest(cut.first, portion.first))
                            as units
                    from (
                        select sku, line_sku, each, sum(units) over lines - units as first,
                            sum(units) over lines as last
                        from line window lines as (partition by sku order by line_sku)
                    ) cut join portion using (sku) join taken using (sku, location)
                    where least(cut.last, portion.last) > greatest(cut.first, portion.first)
                    group by line_sku, sku, location, each
                ) share
            ), given as (
                update inventory.inventory_reservations reservation
                set status = 'RELEASED', released = reservation.quantity, changed_at = {9}
                from mine where reservation.id = mine.id
            ), moved as (
                insert into inventory.inventory_movements (
                    id, at, sku, location, number, on_hand_delta, reserved_delta,
                    on_hand_after, reserved_after,
                    kind, cause, order_id, actor_kind, actor_id, request_id)
                select inventory.next_id({9}), {9}, sku, location, moves, 0, take - back,
                    on_hand, reserved,
                    case when take > back then 'RESERVED' else 'RELEASED' end, {12}, {6},
                    {13}, {14}, {15}
                from taken where take <> back
            ), got as (
                select sku, sum(take) as units from taken group by sku
            ), offer as (
                select sku, case when splits then sum(most) else max(most) end as most
                from candidate group by sku, splits
            )
            select line_sku as sku, null as location, max(bought.quantity) as wanted,
                min(least(coalesce(offer.most, 0), 2147483647) / line.each)::int as before,
                0 as after,
                bool_and(coalesce(got.units = demand.wanted, false)) as taken
            from line join bought using (line_sku) join demand using (sku)
                left join got using (sku) left join offer using (sku)
            group by line_sku
            union all
            select sku, location, 0, available + take - back, available, null from taken
            order by sku, location nulls first
            """;

    /** All that was promised at once or nothing of it; what was promised anew counts too. */
    static final String ALLOCATE =
            """
            with line as materialized (
                select id, promise_id, status from inventory.inventory_reservations
                where order_id = {0}
                order by id
                for no key update
            ), asked as (
                select coalesce(bool_or(whole), false) as promised from (
                    select bool_and(status <> 'RELEASED') as whole from line group by promise_id
                ) by_promise
            ), allocated as (
                update inventory.inventory_reservations reservation
                set status = 'ALLOCATED', changed_at = {1}
                from line, asked
                where reservation.id = line.id and line.status = 'HELD' and asked.promised
            )
            select promised from asked
            """;

    static final String EXTEND =
            """
            with line as materialized (
                select id from inventory.inventory_reservations
                where order_id = {0} and status = 'HELD'
                order by id
                for no key update
            )
            update inventory.inventory_reservations reservation
            set expires_at = greatest(reservation.expires_at, {1})
            from line where reservation.id = line.id
            """;

    /** A second release finds nothing: it waits for the first and asks the rows again. */
    static final String RELEASE =
            giveBack(
                    """
                    where order_id = {0} and status in ('HELD', 'ALLOCATED')
                    order by id
                    for no key update
                    """);

    /** A reservation that is being allocated or extended is passed by, never waited for. */
    static final String EXPIRE =
            giveBack(
                    """
                    where status = 'HELD' and expires_at <= {1}
                    order by expires_at, id limit {0}
                    for no key update skip locked
                    """);

    private static String giveBack(String due) {
        return """
        with due as materialized (
            select id, order_id, channel_id, sku, location, outstanding
            from inventory.inventory_reservations
            %s
        ), given as (
            select sku, location, sum(outstanding)::int as units, count(*) as promises,
                min(channel_id) as channel_id
            from due group by sku, location
        ), locked as materialized (
            select item.sku, item.location, given.units, given.promises, given.channel_id
            from inventory.inventory_items item join given using (sku, location)
            order by item.sku, item.location
            for no key update of item
        ), released as (
            update inventory.inventory_reservations reservation
            set status = case when shipped > 0 then 'SHIPPED' else 'RELEASED' end,
                released = reservation.quantity - reservation.shipped, changed_at = {1}
            from due where reservation.id = due.id
        ), changed as (
            update inventory.inventory_items item
            set reserved = item.reserved - locked.units,
                short = least(item.short, greatest(
                    item.reserved - locked.units - item.on_hand - item.backorder_limit, 0)),
                moves = item.moves + locked.promises
            from locked where item.sku = locked.sku and item.location = locked.location
            returning item.sku, item.location, item.on_hand, item.reserved, item.moves,
                item.available, locked.units, locked.promises, locked.channel_id
        ), moved as (
            insert into inventory.inventory_movements (
                id, at, sku, location, number, on_hand_delta, reserved_delta,
                on_hand_after, reserved_after,
                kind, cause, order_id, actor_kind, actor_id, request_id)
            select inventory.next_id({1}), {1}, sku, location,
                moves - promises + row_number() over one_by_one, 0, -outstanding,
                on_hand, reserved + units - sum(outstanding) over one_by_one,
                'RELEASED', {2}, order_id, {3}, {4}, {5}
            from due join changed using (sku, location)
            window one_by_one as (
                partition by sku, location order by due.id rows unbounded preceding)
        )
        select sku, location, channel_id, available - units, available from changed
        order by sku, location
        """
                .formatted(due.indent(4).strip());
    }
}
