package dev.cartwright.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, Warehouse.class})
@DirtiesContext // It leaves the database without the index.
class AlertInvariantsTest {

    private static final String NAME = "stock-alerts-are-open-once";

    @Autowired Auditor auditor;
    @Autowired Warehouse warehouse;
    @Autowired DataSource database;

    @Test
    void what_is_raised_twice_is_named() throws SQLException {
        var tea = warehouse.teas(1);
        await().until(() -> warehouse.isHeard(tea));
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute("drop index alerts.one_open_alert");
            raise(statement, tea.code());
            assertThat(auditor.audit().violations()).isEmpty();
            raise(statement, tea.code());

            assertThat(auditor.audit().violations())
                    .containsExactly(new Violation(NAME, List.of("LOW " + tea + "@main")));
            assertThat(auditor.audit().checked().get(NAME)).isEqualTo(2);
        }
    }

    private static void raise(Statement statement, String sku) throws SQLException {
        statement.execute(
                """
                insert into alerts.stock_alerts (id, kind, sku, location, units, raised_at)
                values (gen_random_uuid(), 'LOW', '%s', 'main', 1, '2026-01-01T12:00:00Z')
                """
                        .formatted(sku));
    }
}
