package dev.cartwright.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** What is written stays as it was written. */
@ApplicationModuleTest
@Import(TestDatabase.class)
class LedgerKeepsTest {

    @Autowired DSLContext db;
    @Autowired DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.transactions set kind = 'another'",
                "delete from ledger.transactions",
                "truncate ledger.transactions",
                "update ledger.entries set debit_minor = debit_minor + 1",
                "delete from ledger.entries",
                "truncate ledger.entries",
                "truncate ledger.entries, ledger.transactions cascade",
                "update ledger.accounts set currency = 'USD'",
                "delete from ledger.accounts",
                "truncate ledger.accounts"
            })
    void the_books_are_never_changed(String change) {
        assertThatThrownBy(() -> db.execute(change)).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> asSuperuser(change)).hasMessageContaining("is append-only");
    }

    private void asSuperuser(String change) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
