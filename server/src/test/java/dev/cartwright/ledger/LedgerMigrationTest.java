package dev.cartwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Books that were begun before postings named their order. */
class LedgerMigrationTest {

    static final String ORDER = "00000000-0000-7000-8000-000000000001";
    static final String OPERATION = "00000000-0000-7000-8000-000000000002";

    final Map<String, String> database = TestDatabase.fresh();

    @Test
    void earlier_postings_of_orders_name_them_and_the_books_stay_closed() throws SQLException {
        migrate("platform", "latest");
        migrate("ledger", "1");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    insert into ledger.accounts (code, currency)
                    values ('ORDER_RECEIVABLE', 'EUR'), ('REVENUE', 'EUR');
                    insert into ledger.transactions
                        (id, at, kind, source, actor_kind, actor_id, request_id)
                    values ('%1$s', 'epoch', 'order-placed', '%1$s', 'SYSTEM', 'a', 'b'),
                        ('%2$s', 'epoch', 'payment-captured', '%2$s', 'SYSTEM', 'a', 'b');
                    insert into ledger.entries values
                        ('%1$s', 1, 1, 5, 0), ('%1$s', 2, 2, 0, 5),
                        ('%2$s', 1, 1, 5, 0), ('%2$s', 2, 2, 0, 5);
                    """
                            .formatted(ORDER, OPERATION));
            connection.commit();
        }

        migrate("ledger", "latest");

        try (var connection = connect();
                var statement = connection.createStatement()) {
            var rows =
                    statement.executeQuery(
                            """
                            select string_agg(kind || ' ' || coalesce(order_id::text, 'none')
                                || ' ' || place, ', ' order by kind)
                            from ledger.transactions
                            """);
            rows.next();
            assertThat(rows.getString(1))
                    .isEqualTo("order-placed " + ORDER + " 1, payment-captured none 1");
            assertThatThrownBy(() ->
                            statement.execute("update ledger.transactions set order_id = null"))
                    .hasMessageContaining("is append-only");
        }
    }

    private void migrate(String module, String target) {
        Flyway.configure()
                .dataSource(
                        setting("spring.flyway.url"),
                        setting("spring.flyway.user"),
                        setting("spring.flyway.password"))
                .locations("classpath:db/migration/" + module)
                .table("flyway_schema_history_" + module)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .target(target)
                .load()
                .migrate();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                setting("spring.flyway.url"),
                setting("spring.flyway.user"),
                setting("spring.flyway.password"));
    }

    private String setting(String name) {
        return Objects.requireNonNull(database.get(name));
    }
}
