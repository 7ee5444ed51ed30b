package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.embedded.Roles;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class PartitionsTest {

    static final String TABLE = "platform.growing";

    @Autowired Partitions partitions;
    @Autowired Ids ids;
    @Autowired MovableClock clock;
    @Autowired DataSource database;
    @Autowired DSLContext db;

    @BeforeEach
    void a_table_without_partitions() throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute("drop table if exists " + TABLE);
            statement.execute(
                    "create table %s (id uuid primary key) partition by range (id)"
                            .formatted(TABLE));
            statement.execute("alter table %s owner to %s".formatted(TABLE, Roles.OWNER));
            statement.execute(
                    "grant select, insert on %s to %s".formatted(TABLE, Roles.APPLICATION));
        }
    }

    @Test
    void this_month_and_the_two_after_it_are_made_once() {
        assertThat(partitions.makeAhead(TABLE)).isEqualTo(3);
        assertThat(partitions.makeAhead(TABLE)).isZero();

        clock.move(Duration.ofDays(31));

        assertThat(partitions.makeAhead(TABLE)).isBetween(1, 2);
    }

    @Test
    void a_row_of_today_finds_its_place_and_stays_there() {
        partitions.makeAhead(TABLE);

        db.execute("insert into platform.growing values (?)", ids.next());

        var home =
                db.fetchSingle("select cast(tableoid as regclass)::text from platform.growing")
                        .get(0, String.class);
        assertThat(home).matches("platform\\.growing_[0-9]{4}_[0-9]{2}");
        for (var change : new String[] {"delete from ", "truncate "}) {
            assertThatThrownBy(() -> db.execute(change + home))
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> truncate(home)).hasMessageContaining("append-only");
        assertThat(db.fetchSingle("select count(*) from platform.growing").get(0, int.class))
                .isEqualTo(1);
    }

    private void truncate(String partition) throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute("truncate " + partition);
        }
    }
}
