package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Two who want the same promise, in a fixed order; what is held expires at once here. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
@TestPropertySource(properties = "cartwright.inventory.hold-for=1ns")
class PromiseRaceTest {

    @Autowired Inventory inventory;
    @Autowired Goods goods;
    @Autowired DSLContext db;
    @Autowired Meanwhile meanwhile;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        tea = goods.tenOnTheShelf();
    }

    @Test
    void a_release_waits_for_another_of_the_same_order_and_then_does_nothing() throws Exception {
        var order = goods.anOrderOf(Map.of(tea, 4));
        goods.anOrderOf(Map.of(tea, 5));

        meanwhile.of(() -> inventory.release(order, "first"), release(order));

        assertReserved(tea, 5);
    }

    @Test
    void what_is_being_allocated_does_not_expire() throws Exception {
        var order = goods.anOrderOf(Map.of(tea, 4));

        meanwhile.of(() -> assertThat(inventory.allocate(order)).isTrue(), inventory::expire);

        assertStatuses(order, "ALLOCATED");
        assertReserved(tea, 4);
    }

    @Test
    void what_is_expiring_is_not_allocated() throws Exception {
        var order = goods.anOrderOf(Map.of(tea, 4));

        assertThat(meanwhile.of(inventory::expire, () -> inventory.allocate(order))).isFalse();

        assertStatuses(order, "RELEASED");
        assertReserved(tea, 0);
    }

    private Callable<Boolean> release(OrderId order) {
        return () -> {
            inventory.release(order, "cancelled");
            return true;
        };
    }

    private void assertReserved(Sku sku, int reserved) {
        assertThat(inventory.levels(sku))
                .containsExactly(Goods.level(sku, MAIN, 10, reserved, 10 - reserved));
    }

    private void assertStatuses(OrderId order, String... expected) {
        assertThat(
                        db.fetchValues(
                                INVENTORY_RESERVATIONS.STATUS,
                                INVENTORY_RESERVATIONS.ORDER_ID.eq(order)))
                .containsExactly(expected);
    }
}
