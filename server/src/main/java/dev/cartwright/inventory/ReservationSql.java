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
     * Locks, guards, counts, promises and tells, in this order; a short line is not taken.
     *
     * <p>The guard asks the item, not what the lock saw: PostgreSQL computes the new row from the
     * statement's snapshot and checks its constraints before it turns to a newer version, so a line
     * that only the newer one covers would trip over the last CHECK. The newer one is asked again.
     */
    static final String TAKE =
            """
            with asked as (
                select * from unnest({0}, {1}, {2}, {3})
                    as asked (sku, wanted, reservation_id, movement_id)
            ), locked as materialized (
                select item.sku, item.location, item.available, asked.wanted
                from inventory.inventory_items item join asked using (sku)
                where item.location = {4}
                order by item.sku, item.location
                for no key update of item
            ), taken as (
                update inventory.inventory_items item
                set reserved = item.reserved + locked.wanted
                from locked
                where item.sku = locked.sku and item.location = locked.location
                    and item.available >= locked.wanted
                returning item.sku, item.location
            ), promised as (
                insert into inventory.inventory_reservations (
                    id, order_id, channel_id, sku, location, quantity,
                    status, reserved_at, expires_at, changed_at)
                select reservation_id, {5}, {6}, sku, location, wanted, 'HELD', {7}, {8}, {7}
                from taken join asked using (sku)
            ), moved as (
                insert into inventory.inventory_movements (
                    id, at, sku, location, on_hand_delta, reserved_delta,
                    kind, cause, order_id, actor_kind, actor_id, request_id)
                select movement_id, {7}, sku, location, 0, wanted,
                    'RESERVED', 'checkout', {5}, {9}, {10}, {11}
                from taken join asked using (sku)
            )
            select sku, asked.wanted, coalesce(locked.available, 0), taken.sku is not null
            from asked left join locked using (sku) left join taken using (sku)
            order by sku
            """;

    /** All lines or none. A SKU released and promised anew counts as promised. */
    static final String ALLOCATE =
            """
            with line as materialized (
                select id, sku, status from inventory.inventory_reservations
                where order_id = {0}
                order by id
                for no key update
            ), asked as (
                select coalesce(bool_and(promised), false) as promised from (
                    select bool_or(status <> 'RELEASED') as promised from line group by sku) by_sku
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
                    where order_id = {0} and status <> 'RELEASED'
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
            select id, order_id, channel_id, sku, location, quantity
            from inventory.inventory_reservations
            %s
        ), given as (
            select sku, location, sum(quantity)::int as units, min(channel_id) as channel_id
            from due group by sku, location
        ), locked as materialized (
            select item.sku, item.location, given.units, given.channel_id
            from inventory.inventory_items item join given using (sku, location)
            order by item.sku, item.location
            for no key update of item
        ), released as (
            update inventory.inventory_reservations reservation
            set status = 'RELEASED', changed_at = {1}
            from due where reservation.id = due.id
        ), moved as (
            insert into inventory.inventory_movements (
                id, at, sku, location, on_hand_delta, reserved_delta,
                kind, cause, order_id, actor_kind, actor_id, request_id)
            select inventory.next_id({1}), {1}, sku, location, 0, -quantity,
                'RELEASED', {2}, order_id, {3}, {4}, {5}
            from due
        )
        update inventory.inventory_items item
        set reserved = item.reserved - locked.units
        from locked where item.sku = locked.sku and item.location = locked.location
        returning item.sku, item.location, locked.channel_id,
            item.available - locked.units, item.available
        """
                .formatted(due.indent(4).strip());
    }
}
