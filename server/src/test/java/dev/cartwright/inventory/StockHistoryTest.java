package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.anOrder;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.inventory.schema.tables.records.InventoryMovementsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Eight at once, and afterwards each movement in its item's order is one that paper allows. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class StockHistoryTest {

    private static final long SEED = 20261126;
    private static final int THREADS = 8;
    private static final int STEPS = 250;

    @Autowired Stockroom stockroom;
    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Goods goods;
    @Autowired DSLContext db;
    @Autowired Auditor auditor;

    final String run = UUID.randomUUID().toString().substring(0, 8);
    final List<Sku> skus =
            IntStream.range(0, 4).mapToObj(i -> new Sku("TEA-" + run + "-" + i)).toList();
    final ConcurrentLinkedDeque<OrderId> orders = new ConcurrentLinkedDeque<>();

    @Test
    void what_eight_did_at_once_can_be_replayed_in_the_order_of_the_commits() throws Exception {
        skus.forEach(sku -> stockroom.receive(Goods.MAIN, Map.of(sku, 20), "delivery"));
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var all =
                    IntStream.range(0, THREADS)
                            .<Callable<Void>>mapToObj(i -> () -> play(new Random(SEED + i)))
                            .toList();
            for (var done : pool.invokeAll(all)) {
                done.get();
            }
        }

        skus.forEach(this::replay);
        assertThat(orders).hasSizeGreaterThan(20);
        assertThat(auditor.audit().violations()).isEmpty();
    }

    private Void play(Random random) {
        for (int i = 0; i < STEPS; i++) {
            var sku = skus.get(random.nextInt(skus.size()));
            var units = 1 + random.nextInt(3);
            try {
                step(random, sku, units);
            } catch (InventoryProblem refused) {
                assertThat(refused.getStatusCode().value()).isIn(404, 409);
            }
        }
        return null;
    }

    private void step(Random random, Sku sku, int units) {
        switch (random.nextInt(9)) {
            case 0 -> stockroom.receive(Goods.MAIN, Map.of(sku, units), "delivery");
            case 1 -> stockroom.adjust(sku, Goods.MAIN, -units, null, "broken");
            case 2 -> {
                var counted = new Counted(sku, random.nextInt(20), null);
                stockroom.count(Goods.MAIN, List.of(counted), "count");
            }
            case 3, 4, 5 -> {
                var order = anOrder();
                var other = skus.get(random.nextInt(skus.size()));
                var wanted = sku.equals(other) ? Map.of(sku, units) : Map.of(sku, units, other, 1);
                if (goods.reserve(order, wanted) instanceof Held && inventory.allocate(order)) {
                    orders.addFirst(order);
                }
            }
            case 6 -> inventory.release(any(random), "cancelled");
            case 7 -> dispatch.ship(any(random), Map.of(sku, 1), null, "sent");
            default -> dispatch.takeBack(any(random), Map.of(sku, 1), null, true, "returned");
        }
    }

    private OrderId any(Random random) {
        return orders.stream().skip(random.nextInt(10)).findFirst().orElseGet(Goods::anOrder);
    }

    /** From nothing to what is there now, a movement at a time. */
    private void replay(Sku sku) {
        var promised = new HashMap<OrderId, Integer>();
        int onHand = 0;
        int reserved = 0;
        long number = 0;
        for (var it : movements(sku)) {
            onHand += it.getOnHandDelta();
            reserved += it.getReservedDelta();
            number++;
            assertThat(it.getNumber()).isEqualTo(number);
            assertThat(it.getOnHandAfter()).isEqualTo(onHand).isNotNegative();
            assertThat(it.getReservedAfter()).isEqualTo(reserved).isNotNegative();
            switch (Kind.valueOf(it.getKind())) {
                case RESERVED -> {
                    assertThat(reserved).as("nothing is oversold").isLessThanOrEqualTo(onHand);
                    promised.merge(it.getOrderId(), it.getReservedDelta(), Integer::sum);
                }
                case RELEASED, SHIPPED -> {
                    promised.merge(it.getOrderId(), it.getReservedDelta(), Integer::sum);
                    assertThat(promised.get(it.getOrderId())).isNotNegative();
                }
                case ADJUSTED -> assertThat(reserved).isLessThanOrEqualTo(Math.max(onHand, 0));
                default -> assertThat(it.getReservedDelta()).isZero();
            }
        }
        var item = db.fetchSingle(INVENTORY_ITEMS, INVENTORY_ITEMS.SKU.eq(sku));
        assertThat(List.of(item.getOnHand(), item.getReserved())).containsExactly(onHand, reserved);
        assertThat(promised.values().stream().mapToInt(units -> units).sum())
                .isEqualTo(reserved)
                .isEqualTo(outstanding(sku));
    }

    private List<InventoryMovementsRecord> movements(Sku sku) {
        return db.selectFrom(INVENTORY_MOVEMENTS)
                .where(INVENTORY_MOVEMENTS.SKU.eq(sku))
                .orderBy(INVENTORY_MOVEMENTS.NUMBER)
                .fetch();
    }

    private int outstanding(Sku sku) {
        var units = sum(INVENTORY_RESERVATIONS.OUTSTANDING).cast(int.class);
        var answer =
                db.select(units)
                        .from(INVENTORY_RESERVATIONS)
                        .where(INVENTORY_RESERVATIONS.SKU.eq(sku))
                        .fetchSingle()
                        .value1();
        return answer == null ? 0 : answer;
    }
}
