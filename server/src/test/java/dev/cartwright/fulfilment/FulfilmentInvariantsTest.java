package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Corrupts one row as nobody in the shop could, and the audit names it. */
@ShopTest
@DirtiesContext
class FulfilmentInvariantsTest {

    @Autowired Shelves shelves;
    @Autowired Auditor auditor;
    @Autowired DataSource database;
    @LocalServerPort int port;

    /** Of three teas one has arrived, one is being picked and one is cancelled. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    units-are-where-their-fulfilments-say | line | update fulfilment.line_units set released = 0 where line_id = '%2$s'
                    units-are-where-their-fulfilments-say | line | update fulfilment.line_units set delivered = 0 where line_id = '%2$s'
                    units-are-where-their-fulfilments-say | line | update fulfilment.line_units set ordered = 4 where line_id = '%2$s'
                    units-are-where-their-fulfilments-say | line | delete from fulfilment.line_units where line_id = '%2$s'
                    units-are-where-their-fulfilments-say | line | update fulfilment.fulfilment_lines set quantity = 2 where line_id = '%2$s'
                    units-are-where-their-fulfilments-say | line | update fulfilment.fulfilments set status = 'SHIPPED', delivered_at = null where order_id = '%1$s' and status = 'DELIVERED'
                    units-left-the-shelves-they-were-promised-from | sku | update fulfilment.line_units set shipped = 2, cancelled = 0 where line_id = '%2$s'
                    units-left-the-shelves-they-were-promised-from | sku | update inventory.inventory_reservations set shipped = 0 where order_id = '%1$s'
                    orders-stand-as-their-units | order | update orders.orders set fulfilment_status = 'SHIPPED' where order_id = '%1$s'
                    orders-stand-as-their-units | order | update orders.orders set return_status = 'RETURNED' where order_id = '%1$s'
                    orders-hold-what-they-sold | sku | update fulfilment.line_units set cancelled = 0 where line_id = '%2$s'
                    orders-are-posted | order | update refunds.payment_refunds set status = 'REJECTED', operation_id = null where order_id = '%1$s'; update orders.orders set status = 'CANCELLED' where order_id = '%1$s'
                    """)
    void a_corrupted_row_is_named(String invariant, String named, String corruption)
            throws SQLException {
        var shopper = new Shopper(port);
        var warehouse = new Warehouse(shopper);
        var tea = shelves.stocked(5, "10.00");
        var order = warehouse.bought(tea, 3);
        var line = warehouse.line(order, 0);
        var first = warehouse.release(order, line, 1).text("/0/id");
        warehouse.ship(first);
        warehouse.deliver(first);
        warehouse.release(order, line, 1);
        warehouse.cancelUnits(order, line, 1);
        var id = order.text("/id");
        try (var connection = TestDatabase.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(corruption.formatted(id, line));
        }

        assertThat(auditor.audit().violations())
                .filteredOn(violation -> violation.invariant().equals(invariant))
                .flatExtracting(Violation::rows)
                .contains(Map.of("order", id, "line", line, "sku", id + " " + tea).get(named));
    }
}
