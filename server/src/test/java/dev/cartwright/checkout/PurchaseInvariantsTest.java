package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Corrupts one row as nobody in the shop could, and the audit names it. */
@ShopTest
@DirtiesContext
class PurchaseInvariantsTest {

    @Autowired Shelves shelves;
    @Autowired Auditor auditor;
    @Autowired DataSource database;
    @LocalServerPort int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    orders-are-paid-as-they-stand | order | update payments.payments set captured_minor = 1, authorized_minor = 1 where order_id = '%1$s'
                    orders-are-paid-as-they-stand | order | delete from payments.payments where order_id = '%1$s'
                    orders-hold-what-they-sold | line | update inventory.inventory_reservations set status = 'HELD' where order_id = '%1$s'
                    orders-hold-what-they-sold | line | update inventory.inventory_reservations set status = 'RELEASED', released = quantity where order_id = '%1$s'
                    orders-are-posted | order | delete from ledger.transactions where source = '%1$s'
                    orders-are-posted | order | update ledger.transactions set kind = 'order-cancelled' where source = '%1$s'
                    captures-are-posted | operation | delete from ledger.transactions where source = '%2$s'
                    payment-sums-equal-operations | payment | update payments.payments set refunded_minor = 1 where order_id = '%1$s'
                    payment-sums-equal-operations | payment | update payments.payments set captured_minor = captured_minor - 1, capturing_minor = 1 where order_id = '%1$s'
                    payment-events-are-a-chain | payment | update payments.payment_events set facts = 'nothing' where operation_id = '%2$s' and number = 1
                    payment-events-are-a-chain | payment | update payments.payment_events set actor_id = 'eve' where operation_id = '%2$s' and number = 2
                    payment-events-are-a-chain | payment | delete from payments.payment_events where operation_id = '%2$s' and number = 2
                    payment-events-are-a-chain | payment | delete from payments.payment_events where operation_id = '%2$s' and number = 1
                    payment-events-are-a-chain | payment | update payments.payments set last_hash = '' where order_id = '%1$s'
                    processors-agree | operation | delete from sandbox.operations where operation_id = '%2$s'
                    processors-agree | operation | update sandbox.operations set amount_minor = 1 where operation_id = '%2$s'
                    order-totals-equal-their-lines | order | update orders.order_items set quantity = 2, total_minor = 2 * unit_price_minor where order_id = '%1$s'
                    order-discounts-equal-their-parts | order | insert into orders.order_discounts select gen_random_uuid(), order_id, 0, id, gen_random_uuid(), 1, 'Gift', null, 1 from orders.order_items where order_id = '%1$s'
                    order-discounts-equal-their-parts | order | update orders.order_items set discount_minor = 1 where order_id = '%1$s'
                    order-status-is-the-last-of-its-history | order | delete from orders.order_status_history where order_id = '%1$s' and version = 2
                    """)
    void a_corrupted_row_is_named(String invariant, String named, String corruption)
            throws SQLException {
        var shopper = new Shopper(port);
        var tea = shelves.stocked(5, "10.00");
        var order = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");
        try (var connection = TestDatabase.asSuperuser(database);
                var statement = connection.createStatement()) {
            var ids =
                    statement.executeQuery(
                            """
                            select payment_id::text, id::text
                            from payments.payments join payments.payment_transactions using (payment_id)
                            where order_id = '%s'
                            """
                                    .formatted(order));
            assertThat(ids.next()).isTrue();
            var payment = ids.getString(1);
            var operation = ids.getString(2);
            statement.execute("set session_replication_role = replica");
            statement.execute(corruption.formatted(order, operation));

            var row =
                    switch (named) {
                        case "order" -> order;
                        case "payment" -> payment;
                        case "operation" -> operation;
                        default -> order + " " + tea;
                    };
            assertThat(auditor.audit().violations())
                    .filteredOn(violation -> violation.invariant().equals(invariant))
                    .flatExtracting(Violation::rows)
                    .contains(row);
        }
    }
}
