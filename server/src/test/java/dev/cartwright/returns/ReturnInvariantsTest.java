package dev.cartwright.returns;

import static dev.cartwright.returns.ReturnCounter.came;
import static dev.cartwright.returns.ReturnCounter.line;
import static dev.cartwright.returns.ReturnCounter.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Corrupts one row as nobody in the shop could, and the audit names it until it is put right. */
@ShopTest
@ExtendWith(BooksBalance.class)
class ReturnInvariantsTest {

    @Autowired Shelves shelves;
    @Autowired Auditor auditor;
    @Autowired DataSource database;
    @LocalServerPort int port;

    /** Of three teas two are asked back, of which one has come. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    units-come-back-by-returns | line | fulfilment.line_units set coming_back = coming_back + %d where line_id = '{line}'
                    units-come-back-by-returns | line | returns.return_lines set quantity = quantity + %d where line_id = '{line}'
                    returns-equal-their-receipts | return | returns.receipt_lines set units = units + %d where line_id = '{line}'
                    receipts-are-refunded | receipt | returns.receipts set amount_minor = amount_minor + %d where return_id = '{return}'
                    returned-units-came-back-from-their-orders | sku | inventory.inventory_reservations set returned = returned + %d where order_id = '{order}'
                    """)
    void a_corrupted_row_is_named(String invariant, String named, String corruption)
            throws SQLException {
        var counter = new ReturnCounter(new Shopper(port));
        var tea = shelves.stocked(5, "10.00");
        var order = counter.arrived(tea, 3);
        var asked = counter.approved(order, wanted(order, 0, 2, "OTHER"));
        var received = counter.receive(asked, came(order, 0, 1, "\"RESTOCK\""));
        var keys =
                Map.of(
                        "order", order.text("/id"),
                        "line", line(order, 0),
                        "return", asked.text("/id"),
                        "receipt", received.text("/receipts/0/id"),
                        "sku", order.text("/id") + " " + tea);
        var update = "update " + corruption;
        for (var key : keys.entrySet()) {
            update = update.replace("{" + key.getKey() + "}", key.getValue());
        }

        asNobodyCould(update.formatted(1));
        var found = auditor.audit().violations();
        asNobodyCould(update.formatted(-1));

        assertThat(found)
                .filteredOn(violation -> violation.invariant().equals(invariant))
                .flatExtracting(Violation::rows)
                .containsExactly(keys.get(named));
    }

    private void asNobodyCould(String update) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(update);
        }
    }
}
