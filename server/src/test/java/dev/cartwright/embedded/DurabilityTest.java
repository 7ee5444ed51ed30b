package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DurabilityTest {

    static final Durability.Settings STRICT = new Durability.Settings(false);
    static final Durability.Settings FOR_TESTS = new Durability.Settings(true);

    final DataSource forgetful =
            database(TestDatabase.fresh().getOrDefault("spring.datasource.url", ""), "");

    @Test
    void a_database_that_forgets_is_refused() {
        assertThatThrownBy(() -> new Durability(forgetful, STRICT))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The database has fsync = off and would lose orders");
    }

    @Test
    void tests_may_use_it_all_the_same() {
        assertThatCode(() -> new Durability(forgetful, FOR_TESTS)).doesNotThrowAnyException();
    }

    @Test
    void a_user_for_whom_commits_are_not_waited_for_is_refused(@TempDir Path path)
            throws Exception {
        try (var shop = OpenedDatabase.in(path);
                var superuser = shop.database().asSuperuser("postgres")) {
            var safe = database(shop.url(), shop.database().secret(Roles.APPLICATION));
            assertThatCode(() -> new Durability(safe, STRICT)).doesNotThrowAnyException();

            OpenedDatabase.run(superuser, "alter role cartwright set synchronous_commit = off");

            assertThatThrownBy(() -> new Durability(safe, STRICT))
                    .hasMessageContaining("synchronous_commit = off");
        }
    }

    private static DataSource database(String url, String password) {
        return new DriverManagerDataSource(url, Roles.APPLICATION, password);
    }
}
