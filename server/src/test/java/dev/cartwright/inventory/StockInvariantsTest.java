package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.annotation.Transactional;

/** Each test corrupts one row, as only an owner without triggers can, and forgets it again. */
@ApplicationModuleTest
@Import({TestDatabase.class, Goods.class})
@Transactional
class StockInvariantsTest {

    @Autowired Auditor auditor;
    @Autowired Inventory inventory;
    @Autowired Goods goods;
    @Autowired DSLContext db;

    Sku tea = new Sku("replaced");
    OrderId order = Goods.anOrder();

    @BeforeEach
    void three_of_ten_teas_are_promised() {
        tea = goods.tenOnTheShelf();
        order = goods.anOrderOf(Map.of(tea, 3));
    }

    @Test
    void whatever_the_front_door_does_the_books_balance() {
        inventory.adjust(tea, Goods.MAIN, -1, "broken");
        inventory.allocate(order);
        inventory.release(order, "cancelled");

        assertThat(auditor.audit().violations()).isEmpty();
        assertThat(auditor.audit().checked())
                .containsEntry("stock-counters-equal-movements", 1)
                .containsEntry("stock-reserved-equals-reservations", 1)
                .containsEntry("stock-nothing-is-oversold", 1)
                .containsEntry("stock-rows-have-an-item", 5)
                .containsEntry("stock-movements-are-in-dated-partitions", 4);
    }

    @Test
    void a_counter_without_movements_is_named() {
        db.execute("update inventory.inventory_items set on_hand = 11");

        assertThat(named("stock-counters-equal-movements")).containsExactly(tea + "@main");
    }

    @Test
    void a_movement_changed_afterwards_is_named() {
        db.execute("set local role cartwright_owner");
        db.execute("alter table inventory.inventory_movements disable trigger rows_are_final");
        db.execute("update inventory.inventory_movements set on_hand_delta = on_hand_delta * 2");

        assertThat(named("stock-counters-equal-movements")).containsExactly(tea + "@main");
    }

    @Test
    void a_promise_that_no_counter_counts_is_named() {
        db.execute("update inventory.inventory_reservations set quantity = 4");

        assertThat(named("stock-reserved-equals-reservations")).containsExactly(tea + "@main");
    }

    @Test
    void rows_without_an_item_are_named() {
        db.execute("delete from inventory.inventory_items");

        var rows = db.fetchValues(INVENTORY_MOVEMENTS.ID);
        rows.addAll(db.fetchValues(INVENTORY_RESERVATIONS.ID));
        assertThat(named("stock-rows-have-an-item"))
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(rows.stream().map(UUID::toString).toList());
    }

    @Test
    void an_oversold_item_is_named() {
        db.execute("set local role cartwright_owner");
        db.execute("alter table inventory.inventory_items drop constraint promises_are_covered");
        db.execute("update inventory.inventory_items set on_hand = 2");

        assertThat(named("stock-nothing-is-oversold")).containsExactly(tea + "@main");
    }

    @Test
    void a_movement_of_no_month_is_named() {
        var last = UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff");
        db.execute(
                """
                insert into inventory.inventory_movements
                select ?, at, sku, location, 1, 0, 'ADJUSTED', cause, null,
                    actor_kind, actor_id, request_id
                from inventory.inventory_movements limit 1
                """,
                last);

        assertThat(named("stock-movements-are-in-dated-partitions"))
                .containsExactly(last.toString());
    }

    private List<String> named(String invariant) {
        return auditor.audit().violations().stream()
                .filter(violation -> violation.invariant().equals(invariant))
                .flatMap(violation -> violation.rows().stream())
                .toList();
    }
}
