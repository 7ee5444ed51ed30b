package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Door.class})
class AuthLogSchemaTest {

    @Autowired Door door;
    @Autowired DSLContext db;
    @Autowired DataSource database;
    @TestBean Clock clock = clock();

    static Clock clock() {
        return Clock.fixed(Instant.parse("2027-03-15T12:00:00Z"), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update authlog.auth_logs set kind = 'VERIFIED'",
                "delete from authlog.auth_logs",
                "truncate authlog.auth_logs",
                "update authlog.auth_logs_2027_03 set kind = 'VERIFIED'",
                "delete from authlog.auth_logs_2027_03",
                "truncate authlog.auth_logs_2027_03",
                "truncate authlog.auth_logs_default",
                "update authlog.auth_log_seals set rows = 0",
                "delete from authlog.auth_log_seals",
                "truncate authlog.auth_log_seals"
            })
    void the_log_is_never_changed(String change) throws SQLException {
        var ada = somebody();
        door.write(signedIn(ada));
        var id = door.ids(ada).getFirst();

        assertThatThrownBy(() -> db.execute(change)).hasStackTraceContaining("permission denied");
        try (var owner = TestDatabase.asSuperuser(database)) {
            assertThatThrownBy(() -> DSL.using(owner).execute(change))
                    .hasMessageContaining("is append-only");
        }
        assertThat(db.fetchValue("select kind from authlog.auth_logs_2027_03 where id = ?", id))
                .isEqualTo("SIGNED_IN");
    }
}
