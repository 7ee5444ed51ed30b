package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.Goods.anOrder;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class PromiseTest {

    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @Autowired Inventory inventory;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @Autowired Goods goods;
    @TestBean Clock clock = clock();

    Sku tea = new Sku("replaced");
    Sku cup = new Sku("replaced");

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void ten_teas_and_ten_cups_on_the_shelf() {
        tea = goods.tenOnTheShelf();
        cup = goods.tenOnTheShelf();
    }

    @Test
    void paying_keeps_the_promise_and_touches_no_item() {
        var order = goods.anOrderOf(Map.of(tea, 3, cup, 1));
        var seen = StatementCount.during(() -> inventory.allocate(order));

        assertThat(seen.statements())
                .singleElement()
                .satisfies(sql -> assertThat(sql).doesNotContain("inventory_items"));
        assertThat(inventory.allocate(order)).isTrue();
        CLOCK.move(Duration.ofMinutes(31));
        expireAll();
        assertThat(statuses(order)).containsExactly("ALLOCATED", "ALLOCATED");
        assertStock(tea, 10, 3);
    }

    @Test
    void what_expired_cannot_be_allocated_and_is_not_by_halves() {
        var order = goods.anOrderOf(Map.of(tea, 3, cup, 1));
        db.update(INVENTORY_RESERVATIONS)
                .set(INVENTORY_RESERVATIONS.EXPIRES_AT, CLOCK.instant())
                .where(INVENTORY_RESERVATIONS.ORDER_ID.eq(order))
                .and(INVENTORY_RESERVATIONS.SKU.eq(tea))
                .execute();
        expireAll();

        assertThat(inventory.allocate(order)).isFalse();
        assertThat(inventory.allocate(anOrder())).isFalse();

        assertThat(statuses(order)).containsExactlyInAnyOrder("HELD", "RELEASED");
        assertStock(tea, 10, 0);
        assertStock(cup, 10, 1);
    }

    @Test
    void what_expired_may_be_promised_anew_to_the_same_order() {
        var order = goods.anOrderOf(Map.of(tea, 3));
        inventory.release(order, "expired");
        goods.reserve(order, Map.of(tea, 3));

        assertThat(inventory.allocate(order)).isTrue();

        assertThat(statuses(order)).containsExactlyInAnyOrder("RELEASED", "ALLOCATED");
        assertStock(tea, 10, 3);
    }

    @Test
    void a_hold_ends_to_the_second_unless_it_was_extended(AssertablePublishedEvents events) {
        var left = goods.anOrderOf(Map.of(tea, 10));
        var waiting = goods.anOrderOf(Map.of(cup, 10));
        inventory.extend(waiting, CLOCK.instant().plus(Duration.ofHours(2)));
        inventory.extend(waiting, CLOCK.instant().plus(Duration.ofMinutes(1)));
        CLOCK.move(Duration.ofMinutes(30).minusMillis(1));
        expireAll();
        assertThat(statuses(left)).containsExactly("HELD");

        CLOCK.move(Duration.ofMillis(1));
        expireAll();

        assertThat(statuses(left)).containsExactly("RELEASED");
        assertThat(statuses(waiting)).containsExactly("HELD");
        assertStock(tea, 10, 0);
        assertStock(cup, 10, 10);
        assertThat(events.ofType(StockCameBack.class).matching(event -> event.sku().equals(tea)))
                .singleElement()
                .satisfies(event -> assertThat(event.available()).isEqualTo(10));
    }

    @Test
    void releasing_gives_back_once_however_often_it_is_asked() {
        var order = goods.anOrderOf(Map.of(tea, 3, cup, 1));
        inventory.allocate(order);
        var seen = StatementCount.during(() -> inventory.release(order, "order cancelled"));
        assertThat(seen.statements()).hasSize(1);
        inventory.release(order, "order cancelled");

        assertStock(tea, 10, 0);
        assertStock(cup, 10, 0);
        var movement =
                db.fetchSingle(
                        INVENTORY_MOVEMENTS,
                        INVENTORY_MOVEMENTS
                                .SKU
                                .eq(tea)
                                .and(INVENTORY_MOVEMENTS.KIND.eq("RELEASED")));
        assertThat(movement.getReservedDelta()).isEqualTo(-3);
        assertThat(movement.getOrderId()).isEqualTo(order);
        assertThat(movement.getCause()).isEqualTo("order cancelled");
        assertThat(movement.getId().version()).isEqualTo(7);
        assertThat(movement.getId().getMostSignificantBits() >>> 16)
                .isEqualTo(CLOCK.instant().toEpochMilli());
    }

    private void assertStock(Sku sku, int onHand, int reserved) {
        assertThat(inventory.levels(sku))
                .containsExactly(Goods.level(sku, MAIN, onHand, reserved, onHand - reserved));
    }

    private List<String> statuses(OrderId order) {
        return db.fetchValues(
                INVENTORY_RESERVATIONS.STATUS, INVENTORY_RESERVATIONS.ORDER_ID.eq(order));
    }

    private void expireAll() {
        while (inventory.expire() > 0) {
            // Other tests' goods too.
        }
    }
}
