package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.SQLDialect.POSTGRES;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each test corrupts one row, as only a superuser without triggers can, and undoes it. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class StockInvariantsTest {

    @Autowired Auditor auditor;
    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Goods goods;
    @Autowired DSLContext db;
    @Autowired DataSource database;

    Sku tea = new Sku("replaced");
    OrderId order = Goods.anOrder();

    @BeforeEach
    void three_of_ten_teas_are_promised() {
        tea = goods.tenOnTheShelf();
        order = goods.anOrderOf(Map.of(tea, 3));
    }

    @Test
    void whatever_the_front_door_does_the_books_balance() {
        stockroom.adjust(tea, Goods.MAIN, -1, null, "broken");
        inventory.allocate(order);
        inventory.release(order, "cancelled");

        assertThat(auditor.audit().violations()).isEmpty();
        assertThat(auditor.audit().checked())
                .hasEntrySatisfying(
                        "stock-counters-equal-movements", rows -> assertThat(rows).isPositive())
                .hasEntrySatisfying(
                        "stock-reserved-equals-reservations", rows -> assertThat(rows).isPositive())
                .hasEntrySatisfying(
                        "stock-nothing-is-oversold", rows -> assertThat(rows).isPositive())
                .hasEntrySatisfying(
                        "stock-rows-have-an-item", rows -> assertThat(rows).isPositive())
                .hasEntrySatisfying(
                        "stock-movements-are-in-dated-partitions",
                        rows -> assertThat(rows).isPositive());
    }

    @Test
    void a_counter_without_movements_is_named() throws SQLException {
        assertThat(
                        named(
                                "stock-counters-equal-movements",
                                "update inventory.inventory_items set on_hand = 11"))
                .containsExactly(tea + "@main");
    }

    @Test
    void a_movement_changed_afterwards_is_named() throws SQLException {
        assertThat(
                        named(
                                "stock-counters-equal-movements",
                                "update inventory.inventory_movements"
                                        + " set on_hand_delta = on_hand_delta * 2"))
                .containsExactly(tea + "@main");
    }

    @Test
    void a_promise_that_no_counter_counts_is_named() throws SQLException {
        assertThat(
                        named(
                                "stock-reserved-equals-reservations",
                                "update inventory.inventory_reservations set quantity = 4"))
                .containsExactly(tea + "@main");
    }

    @Test
    void rows_without_an_item_are_named() throws SQLException {
        var rows =
                Stream.of(
                                db.fetchValues(
                                        INVENTORY_MOVEMENTS.ID, INVENTORY_MOVEMENTS.SKU.eq(tea)),
                                db.fetchValues(
                                        INVENTORY_RESERVATIONS.ID,
                                        INVENTORY_RESERVATIONS.SKU.eq(tea)))
                        .flatMap(List::stream)
                        .map(UUID::toString)
                        .toList();

        assertThat(named("stock-rows-have-an-item", "delete from inventory.inventory_items"))
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void an_oversold_item_is_named() throws SQLException {
        assertThat(
                        named(
                                "stock-nothing-is-oversold",
                                "update inventory.inventory_items set on_hand = 2"))
                .containsExactly(tea + "@main");
    }

    @Test
    void a_movement_of_no_month_is_named() throws SQLException {
        var last = "ffffffff-ffff-7fff-bfff-ffffffffffff";

        assertThat(
                        named(
                                "stock-movements-are-in-dated-partitions",
                                """
                                insert into inventory.inventory_movements
                                select '%s', at, sku, location, 3, 1, 0, 0, 11, 3, 'ADJUSTED',
                                    cause, null, null, actor_kind, actor_id, request_id
                                from inventory.inventory_movements
                                """
                                                .formatted(last)
                                        + " where kind = 'RECEIVED'"))
                .containsExactly(last);
    }

    /** What the invariant finds once the statement was done to the test's own tea. */
    private List<String> named(String invariant, String corruption) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(database)) {
            connection.setAutoCommit(false);
            var owner = DSL.using(connection, POSTGRES);
            owner.execute("set local session_replication_role = replica");
            owner.execute(
                    "alter table inventory.inventory_items drop constraint promises_are_covered");
            var mine = (corruption.contains("where") ? " and" : " where") + " sku = '" + tea + "'";
            owner.execute(corruption + mine);
            var checks = new StockInvariants();
            var found =
                    Stream.of(
                                    checks.countersEqualMovements(owner),
                                    checks.reservedEqualsPromises(owner),
                                    checks.stockRowsHaveAnItem(owner),
                                    checks.nothingIsOversold(owner),
                                    checks.movementsHaveAMonth(owner))
                            .filter(check -> check.name().equals(invariant))
                            .flatMap(check -> check.check().violations().stream())
                            .toList();
            connection.rollback();
            return found;
        }
    }
}
