package dev.cartwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.StockPeriods.Period;
import dev.cartwright.inventory.StockPeriods.Worth;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A hundred thousand movements of twenty thousand articles. */
@Tag("long")
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class LongPeriodTest {

    private static final Period JANUARY =
            new Period(
                    Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));

    /** Of each article 5 units at 10 came in one by one, and the third left again. */
    private static final String ITEMS =
            """
            insert into inventory.inventory_items (sku, location, on_hand, value, moves)
            select 'LONG-' || article, 'far', 3, 30, 5 from generate_series(1, 20000) article
            """;

    private static final String MOVEMENTS =
            """
            insert into inventory.inventory_movements (
                id, at, sku, location, number, on_hand_delta, reserved_delta, value_delta,
                on_hand_after, reserved_after, kind, cause, actor_kind, actor_id, request_id)
            select inventory.next_id(at), at, 'LONG-' || article, 'far', number, delta, 0,
                delta * 10, case when number < 3 then number else number - 2 end, 0,
                case when number = 3 then 'SHIPPED' else 'RECEIVED' end, 'long ago',
                'SYSTEM', 'test', 'test'
            from generate_series(1, 20000) article, generate_series(1, 5) number,
                lateral (select '2026-01-10T00:00:00Z'::timestamptz + number * interval '1 day',
                    case when number = 3 then -1 else 1 end) as moved (at, delta)
            """;

    /** What the driver keeps open at the server while it fetches the rest. */
    private static final String WAITING = "select 1 from pg_cursors where name like 'C\\_%'";

    @Autowired StockPeriods periods;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;

    @Test
    void most_of_a_long_figure_waits_in_the_database() {
        transaction.executeWithoutResult(_ -> {
            db.execute("set local statement_timeout = '60s'");
            db.execute(ITEMS);
            db.execute(MOVEMENTS);
        });
        var rows = new AtomicInteger();
        var shipped = new AtomicLong();

        var seen =
                StatementCount.during(() ->
                        inATransaction(() ->
                                periods.shelves(
                                        JANUARY,
                                        "far",
                                        shelf -> {
                                            assertThat(shelf.closing()).isEqualTo(new Worth(3, 30));
                                            shipped.addAndGet(-shelf.moved(Kind.SHIPPED).value());
                                            waits(rows);
                                        })));
        assertThat(rows).hasValue(20_000);
        assertThat(shipped).hasValue(200_000);
        assertThat(seen.statements()).filteredOn(it -> !it.equals(WAITING)).hasSize(1);

        rows.set(0);
        inATransaction(() ->
                periods.shipped(
                        JANUARY,
                        "far",
                        (Consumer<StockPeriods.Shipped>)
                                it -> {
                                    assertThat(it.all()).isEqualTo(200_000);
                                    waits(rows);
                                }));
        assertThat(rows).hasValue(20_000);

        rows.set(0);
        inATransaction(() ->
                periods.worth(
                        JANUARY.from(),
                        "far",
                        null,
                        shelf -> {
                            assertThat(shelf.worth()).isEqualTo(Worth.NONE);
                            waits(rows);
                        }));
        assertThat(rows).hasValue(20_000);
    }

    private void waits(AtomicInteger rows) {
        if (rows.incrementAndGet() == 1) {
            assertThat(db.fetch(WAITING)).hasSize(1);
        }
    }

    private void inATransaction(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }
}
