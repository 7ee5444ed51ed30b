package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.StockPeriods.Period;
import dev.cartwright.inventory.StockPeriods.ShelfPeriod;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.inventory.schema.tables.records.InventoryMovementsRecord;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures of a period against its movements, added up one by one. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class StockPeriodsTest {

    private static final long SEED = 20260101;
    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00.0005Z");
    private static final int STEPS = 300;

    static final MovableClock CLOCK = new MovableClock(BEGIN);

    @Autowired StockPeriods periods;
    @Autowired Stockroom stockroom;
    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Goods goods;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @TestBean Clock clock = clock();

    Sku tea = new Sku("replaced");
    final List<OrderId> orders = new ArrayList<>();

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void a_tea_that_nobody_knows_of() {
        tea = new Sku("TEA-" + UUID.randomUUID());
    }

    @Test
    void rows_are_streamed_only_while_the_caller_holds_a_transaction() {
        assertThatThrownBy(() -> periods.worth(null, null, null, _ -> {}))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_shelf_is_worth_what_its_units_cost_now_and_at_an_instant() {
        stockroom.receive(Goods.MAIN, List.of(new Arrival(tea, 10, 300L, null)), "delivery");
        var then = CLOCK.instant();
        CLOCK.move(Duration.ofMinutes(1));
        stockroom.adjust(tea, Goods.MAIN, -4, null, "broken");
        CLOCK.move(Duration.ofMinutes(1));

        assertThat(worth(then)).isEqualTo(Worth.NONE);
        assertThat(worth(then.plusSeconds(1))).isEqualTo(new Worth(10, 3_000));
        assertThat(worth(CLOCK.instant())).isEqualTo(new Worth(6, 1_800));
        assertThat(worth(null)).isEqualTo(new Worth(6, 1_800));
    }

    @Test
    void goods_and_places_that_nobody_knows_of_are_refused_by_name() {
        assertThatThrownBy(() -> worth(null))
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> assertThat(it.getStatusCode().value()).isEqualTo(404));
        assertThatThrownBy(() -> periods.requireKnown("nowhere"))
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo("location"));
        periods.requireKnown(Goods.MAIN);
    }

    @Test
    void what_left_is_told_by_location_and_less_what_never_left() {
        stockroom.receive(Goods.MAIN, List.of(new Arrival(tea, 10, 300L, null)), "delivery");
        CLOCK.move(Duration.ofMinutes(1));
        var from = CLOCK.instant();
        var order = goods.anOrderOf(Map.of(tea, 5));
        assertThat(inventory.allocate(order)).isTrue();
        dispatch.ship(order, Map.of(tea, 5), null, "parcel");
        dispatch.unship(order, Map.of(tea, 2), null, "never left");
        CLOCK.move(Duration.ofMinutes(1));
        var period = new Period(from, CLOCK.instant());

        var left = transaction.execute(_ -> periods.shipped(period, Goods.MAIN));
        assertThat(left).isEqualTo(Map.of(Goods.MAIN, new Worth(3, 900)));
    }

    @Test
    void any_period_of_a_random_history_is_the_sum_of_its_movements() {
        var random = new Random(SEED);
        var begin = CLOCK.instant();
        stockroom.receive(Goods.MAIN, Map.of(tea, 5), "first delivery");
        for (int i = 0; i < STEPS; i++) {
            CLOCK.move(Duration.ofNanos(1_000L * random.nextInt(5_000)));
            step(random);
        }
        var movements =
                db.selectFrom(INVENTORY_MOVEMENTS).where(INVENTORY_MOVEMENTS.SKU.eq(tea)).fetch();
        assertThat(movements).hasSizeGreaterThan(STEPS / 3);

        for (int i = 0; i < 40; i++) {
            var from = movements.get(random.nextInt(movements.size())).getAt();
            var to =
                    begin.plus(
                            Duration.between(begin, CLOCK.instant()).multipliedBy(i).dividedBy(39));
            if (from.isBefore(to)) {
                check(new Period(from, to), movements);
            }
        }
    }

    private Worth worth(@Nullable Instant at) {
        var found = new ArrayList<Worth>();
        transaction.executeWithoutResult(
                _ -> periods.worth(at, Goods.MAIN, tea, it -> found.add(it.worth())));
        return found.stream().reduce(Worth.NONE, Worth::plus);
    }

    private void step(Random random) {
        var units = 1 + random.nextInt(4);
        try {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    var cost = (long) random.nextInt(1_000);
                    var arrival = new Arrival(tea, units, cost, null);
                    stockroom.receive(Goods.MAIN, List.of(arrival), "delivery");
                }
                case 2 -> {
                    var order = goods.anOrderOf(Map.of(tea, units));
                    if (inventory.allocate(order)) {
                        dispatch.ship(order, Map.of(tea, units), null, "parcel");
                        orders.add(order);
                    }
                }
                case 3 -> stockroom.adjust(tea, Goods.MAIN, units - 3, null, "seen");
                case 4 ->
                        stockroom.count(
                                Goods.MAIN, List.of(new Counted(tea, 5 + units, null)), "count");
                default -> {
                    if (orders.isEmpty()) {
                        return;
                    }
                    var order = orders.removeFirst();
                    if (random.nextBoolean()) {
                        dispatch.takeBack(order, Map.of(tea, 1), null, true, "returned");
                    } else {
                        dispatch.unship(order, Map.of(tea, 1), null, "never left");
                    }
                }
            }
        } catch (InventoryProblem refused) {
            assertThat(refused.getStatusCode().value()).isEqualTo(409);
        }
    }

    private void check(Period period, List<InventoryMovementsRecord> movements) {
        var shelf = shelf(period);
        var before = sum(movements, it -> it.getAt().isBefore(period.from()));
        assertThat(shelf.opening()).as("%s", period).isEqualTo(before);
        assertThat(shelf.closing())
                .as("%s", period)
                .isEqualTo(sum(movements, it -> it.getAt().isBefore(period.to())));
        for (var kind : Kind.values()) {
            assertThat(shelf.moved(kind))
                    .as("%s %s", kind, period)
                    .isEqualTo(
                            sum(
                                    movements,
                                    it ->
                                            it.getKind().equals(kind.name())
                                                    && !it.getAt().isBefore(period.from())
                                                    && it.getAt().isBefore(period.to())));
        }
    }

    private ShelfPeriod shelf(Period period) {
        var found = new ArrayList<ShelfPeriod>();
        transaction.executeWithoutResult(_ -> periods.shelves(period, Goods.MAIN, found::add));
        return found.stream()
                .filter(it -> it.sku().equals(tea))
                .findFirst()
                .orElse(new ShelfPeriod(tea, Goods.MAIN, Worth.NONE, Map.of(), Worth.NONE));
    }

    private static Worth sum(
            List<InventoryMovementsRecord> movements, Predicate<InventoryMovementsRecord> which) {
        return movements.stream()
                .filter(which)
                .map(it -> new Worth(it.getOnHandDelta(), it.getValueDelta()))
                .reduce(Worth.NONE, Worth::plus);
    }
}
