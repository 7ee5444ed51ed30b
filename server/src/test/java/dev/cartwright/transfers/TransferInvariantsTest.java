package dev.cartwright.transfers;

import static dev.cartwright.transfers.Depot.MAIN;
import static dev.cartwright.transfers.Depot.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.SQLDialect.POSTGRES;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.transfers.NewTransfer.NewLine;
import dev.cartwright.transfers.Receipt.Received;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each test corrupts one row, as only a superuser can, and undoes it. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@Import({TestDatabase.class, Teas.class})
class TransferInvariantsTest {

    @Autowired Transfers transfers;
    @Autowired Stockroom stockroom;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;
    @Autowired DataSource database;

    Sku tea = new Sku("replaced");
    UUID id = new UUID(0, 0);

    @BeforeEach
    void three_of_five_teas_arrived_one_of_them_broken() {
        db.execute(Depot.OPEN_A_SHOP);
        tea = Depot.tea();
        id = UUID.randomUUID();
        stockroom.receive(MAIN, Map.of(tea, 10), "first delivery");
        var line = new NewLine(tea, 5, null, null, null);
        transfers.send(id, new NewTransfer(MAIN, SHOP, null, null, List.of(line)));
        transfers.receive(id, new Receipt(List.of(new Received(tea, 3, 1, null, null, null))));
    }

    @Test
    void whatever_becomes_of_goods_the_books_balance() {
        transfers.complete(id, "lost");

        var audit = auditor.audit();

        assertThat(audit.violations()).isEmpty();
        for (var name :
                List.of(
                        "transfers-parcels-add-up-to-lines",
                        "transfers-value-on-the-way-is-not-negative",
                        "transfers-discrepancies-are-written-down",
                        "transfers-equal-their-movements")) {
            assertThat(audit.checked())
                    .hasEntrySatisfying(name, rows -> assertThat(rows).isPositive());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    transfers-parcels-add-up-to-lines        | update transfers.parcels set gone = 4
                    transfers-parcels-add-up-to-lines        | update transfers.lines set withdrawn = 1
                    transfers-discrepancies-are-written-down | update transfers.lines set damaged = 2
                    transfers-discrepancies-are-written-down | delete from transfers.discrepancies
                    transfers-equal-their-movements          | update transfers.lines set sent = 6
                    """)
    void a_counter_that_was_changed_is_named(String name, String change) throws SQLException {
        assertThat(named(name, change + " where transfer_id = '" + id + "'"))
                .containsExactly(id + ":0");
    }

    @Test
    void units_that_nobody_sent_are_not_incoming() throws SQLException {
        assertThat(
                        named(
                                "transfers-incoming-equals-what-is-on-its-way",
                                "update inventory.inventory_items set incoming = 3 where sku = '"
                                        + tea
                                        + "' and location = 'shop'"))
                .containsExactly(tea + "@shop");
    }

    /** By the check alone, in a transaction that is rolled back. */
    private List<String> named(String name, String change) throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database)) {
            superuser.setAutoCommit(false);
            var here = DSL.using(superuser, POSTGRES);
            here.execute("set session_replication_role = replica");
            here.execute(change);
            var checks = new TransferInvariants();
            var found =
                    Stream.of(
                                    checks.incomingEqualsWhatIsOnItsWay(here),
                                    checks.parcelsAddUpToLines(here),
                                    checks.discrepanciesAreWrittenDown(here),
                                    checks.movementsEqualTransfers(here))
                            .filter(check -> check.name().equals(name))
                            .flatMap(check -> check.check().violations().stream())
                            .toList();
            superuser.rollback();
            return found;
        }
    }
}
