package dev.cartwright.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Corrupts one row as nobody in the shop could, and the audit names it. */
@ShopTest
@Import(RefundShop.class)
@DirtiesContext
class RefundInvariantsTest {

    @Autowired Shelves shelves;
    @Autowired Auditor auditor;
    @Autowired DataSource database;
    @LocalServerPort int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    refunds-equal-their-lines           | refund | update refunds.payment_refund_lines set tax_minor = tax_minor + 1 where refund_id = '%1$s'
                    refunds-equal-their-lines           | refund | delete from refunds.payment_refund_lines where refund_id = '%1$s'
                    refunds-are-within-their-orders     | order  | update refunds.payment_refund_lines set quantity = 4 where refund_id = '%1$s'
                    refunds-are-within-their-orders     | order  | update refunds.payment_refund_lines set items_minor = 3001 where refund_id = '%1$s'
                    refunds-are-within-their-orders     | order  | update refunds.payment_refund_lines set tax_minor = 219 where refund_id = '%1$s'
                    refunds-are-within-their-orders     | order  | update refunds.payment_refund_lines set line_id = refund_id where refund_id = '%1$s'
                    refunds-are-within-their-orders     | order  | update refunds.payment_refunds set shipping_minor = 600, amount_minor = amount_minor + 600 where id = '%1$s'
                    refunds-are-posted                  | refund | delete from ledger.transactions where source = '%1$s' and kind = 'refund-granted'
                    refunds-are-posted                  | refund | update refunds.payment_refunds set items_minor = items_minor + 1, amount_minor = amount_minor + 1 where id = '%1$s'
                    refunds-are-posted                  | refund | update refunds.payment_refunds set status = 'REJECTED', operation_id = null where id = '%1$s'
                    refunds-are-asked-of-their-payments | refund | update payments.payment_transactions set amount_minor = 1 where id = '%1$s'
                    refunds-are-asked-of-their-payments | refund | update refunds.payment_refunds set payment_id = id where id = '%1$s'
                    orders-are-paid-as-they-stand       | order  | update refunds.payment_refunds set status = 'REJECTED', operation_id = null where id = '%1$s'
                    captures-are-posted                 | refund | update payments.payment_transactions set status = 'BY_HAND' where id = '%1$s'
                    """)
    void a_corrupted_row_is_named(String invariant, String named, String corruption)
            throws SQLException {
        var ada = new Staff(new Shopper(port), "ada");
        var order = ada.sold(shelves.stocked(5, "10.00"), 3, "sandbox");
        var refund = ada.giveBack(order.text("/id"), order.text("/lines/0/id"), 1);
        assertThat(refund.status()).isEqualTo(201);
        try (var connection = TestDatabase.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(corruption.formatted(refund.text("/id")));
        }

        assertThat(auditor.audit().violations())
                .filteredOn(violation -> violation.invariant().equals(invariant))
                .flatExtracting(Violation::rows)
                .contains((named.equals("order") ? order : refund).text("/id"));
    }
}
