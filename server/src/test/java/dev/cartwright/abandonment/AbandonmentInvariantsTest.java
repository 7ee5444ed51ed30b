package dev.cartwright.abandonment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import(TestDatabase.class)
@DirtiesContext // It leaves the database without constraints.
class AbandonmentInvariantsTest {

    private static final String ONE = "00000000-0000-7000-8000-000000000001";
    private static final String OTHER = "00000000-0000-7000-8000-000000000002";
    private static final String THIRD = "00000000-0000-7000-8000-000000000003";
    private static final String ORDER = "00000000-0000-7000-8000-00000000000a";

    @Autowired Auditor auditor;
    @Autowired DataSource database;

    @Test
    void
            what_is_recovered_twice_late_or_without_an_order_and_who_was_told_though_held_out_is_named()
                    throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute("drop index abandonment.an_order_recovers_once");
            statement.execute(
                    "alter table abandonment.abandoned_carts"
                            + " drop constraint recovered_names_its_order,"
                            + " drop constraint held_out_is_left_alone");
            leave(statement, ONE, false);
            leave(statement, OTHER, false);
            leave(statement, THIRD, true);
            recover(statement, ONE, "2026-01-02");
            assertThat(auditor.audit().violations()).isEmpty();
            assertThat(auditor.audit().checked().get("an-order-recovers-one-abandoned-cart"))
                    .isEqualTo(1);

            recover(statement, OTHER, "2026-01-09");
            statement.execute(
                    "update abandonment.abandoned_carts set contacted_at = found_at"
                            + " where id = '%s'".formatted(THIRD));

            assertThat(auditor.audit().violations())
                    .containsExactlyInAnyOrder(
                            new Violation(
                                    "recovered-carts-name-an-order-placed-in-time", List.of(OTHER)),
                            new Violation("an-order-recovers-one-abandoned-cart", List.of(ORDER)),
                            new Violation(
                                    "held-out-abandoned-carts-are-left-alone", List.of(THIRD)));

            statement.execute(
                    "update abandonment.abandoned_carts set order_id = null where id = '%s'"
                            .formatted(ONE));
            assertThat(auditor.audit().violations())
                    .contains(
                            new Violation(
                                    "recovered-carts-name-an-order-placed-in-time",
                                    List.of(ONE, OTHER)));
        }
    }

    private static void leave(Statement statement, String id, boolean holdout) throws SQLException {
        statement.execute(
                """
                insert into abandonment.abandoned_carts (id, cart_id, channel_id, email, person,
                    currency, value_minor, units, changed_at, cart_version, found_at, ends_at,
                    holdout)
                values ('%s', '%s', 'default', 'ada@example.org', 'ada', 'USD', 1000, 1,
                    '2026-01-01T11:00Z', 1, '2026-01-01T12:00Z', '2026-01-08T12:00Z', %s)
                """
                        .formatted(id, UUID.randomUUID(), holdout));
    }

    private static void recover(Statement statement, String id, String day) throws SQLException {
        statement.execute(
                """
                update abandonment.abandoned_carts set state = 'RECOVERED', order_id = '%s',
                    recovered_at = '%sT12:00Z', recovered_by = 'SAME_CART',
                    order_currency = 'USD', order_minor = 1000
                where id = '%s'
                """
                        .formatted(ORDER, day, id));
    }
}
