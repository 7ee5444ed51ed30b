package dev.cartwright.inventory;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.Sku;
import java.util.Arrays;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which SKUs may be available otherwise than before, followed in the order of the commits.
 *
 * <p>Movements bear the number of their transaction, and numbers are given at the beginning: one
 * that began first may commit last. So a follower's position is the oldest transaction that was
 * still open, and what is at or behind it is looked at again.
 */
@Service
public class StockFeed {

    /**
     * How far somebody has followed.
     *
     * @param database whose transactions are counted; another's positions mean nothing here
     * @param transaction every one before it has ended, and its movements were seen
     */
    public record Position(String database, long transaction) {

        /** Whether the follower of an earlier position can go on from it here. */
        public boolean follows(Position earlier) {
            return database.equals(earlier.database) && transaction >= earlier.transaction;
        }
    }

    /**
     * What has moved.
     *
     * @param skus with the bundles made of them
     * @param upto from where to go on
     */
    public record News(Set<Sku> skus, Position upto) {}

    /** A system identifier is the cluster's; a restored dump has another. */
    private static final String EDGE =
            """
            with edge as materialized (
                select left(md5(system.system_identifier || '/' || here.oid), 8) as database,
                    pg_snapshot_xmin(pg_current_snapshot())::text::bigint as low,
                    pg_snapshot_xmax(pg_current_snapshot())::text::bigint as high
                from pg_control_system() system, pg_database here
                where here.datname = current_database()
            )\
            """;

    private static final String MOVED =
            """
            , moved as (
                select distinct sku from inventory.inventory_movements
                where xact >= {0} and xact < (select xact from upto)
                    and (on_hand_delta <> reserved_delta or lot is not null)
            )
            select database,
                array(
                    select sku from moved
                    union
                    select bundle_sku
                    from inventory.bundle_components join moved on component_sku = moved.sku
                ) as skus,
            """;

    private static final String POSITION =
            EDGE + " select database, array[]::text[] as skus, low as position from edge";

    /** What has just been committed counts at once, and is seen again until all before it has. */
    private static final String SEEN =
            EDGE
                    + ", upto as (select high as xact from edge)"
                    + MOVED
                    + " low as position from edge";

    private static final String SETTLED =
            EDGE
                    + """
                    , upto as (
                        select least(low, (
                            select xact + 1 from inventory.inventory_movements
                            where xact >= {0} order by xact offset {1} limit 1)) as xact
                        from edge
                    )\
                    """
                    + MOVED
                    + " (select xact from upto) as position from edge";

    private final DSLContext db;

    StockFeed(DSLContext db) {
        this.db = db;
    }

    /** Where one who has just looked at everything begins. */
    @Transactional(readOnly = true)
    public Position position() {
        return read(db.fetchSingle(POSITION)).upto();
    }

    /**
     * All that has moved since, as soon as it is committed. While a long transaction is open the
     * position stays before it, and what came after it is told again each time.
     */
    @Transactional(readOnly = true)
    public News seen(Position from) {
        return read(db.fetchSingle(SEEN, val(from.transaction())));
    }

    /**
     * What has moved since, each movement once. It waits for transactions that are still open.
     *
     * @param most movements, and the rest of the last one's transaction
     */
    @Transactional(readOnly = true)
    public News settled(Position from, int most) {
        return read(db.fetchSingle(SETTLED, val(from.transaction()), val(most)));
    }

    private static News read(Record row) {
        var skus =
                Arrays.stream(row.get("skus", String[].class))
                        .map(Sku::new)
                        .collect(toUnmodifiableSet());
        return new News(
                skus,
                new Position(row.get("database", String.class), row.get("position", long.class)));
    }
}
