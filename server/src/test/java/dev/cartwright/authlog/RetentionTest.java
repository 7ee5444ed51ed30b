package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;
import static dev.cartwright.authlog.schema.Tables.PARTITION_ENDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.SQLDialect.POSTGRES;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.authlog.Door.Somebody;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Partitions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class, Door.class})
@TestPropertySource(properties = "cartwright.auth-log.months=2")
class RetentionTest {

    /** Behind the first partition, which has all before 2027 in one. */
    static final Instant BEGIN = Instant.parse("2027-02-01T00:00:00Z");

    @Autowired Retention retention;
    @Autowired Sealing sealing;
    @Autowired SealTable seals;
    @Autowired Hashes hashes;
    @Autowired Partitions partitions;
    @Autowired Auditor auditor;
    @Autowired Door door;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired DataSource database;

    Somebody ada = somebody();

    /** Begins in the month after the last test's. */
    @BeforeEach
    void one_event_in_the_middle_of_a_month() {
        ada = somebody();
        if (clock.instant().isBefore(BEGIN)) {
            clock.move(Duration.between(clock.instant(), BEGIN));
        }
        months(1);
        door.sealUntilDone(sealing);
        retention.drop();
        door.write(signedIn(ada));
    }

    @Test
    void a_month_that_is_not_sealed_stays() {
        months(4);

        retention.drop();

        assertThat(door.ids(ada)).hasSize(1);
        door.sealUntilDone(sealing);
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void a_month_stays_as_long_as_the_setting_says() {
        months(2);
        door.sealUntilDone(sealing);

        retention.drop();

        assertThat(door.ids(ada)).hasSize(1);
    }

    @Test
    void an_old_month_is_dropped_with_its_people_and_the_chain_holds() {
        var event = door.ids(ada).getFirst();
        months(1);
        door.write(signedIn(ada));
        months(2);
        door.sealUntilDone(sealing);
        var sealed = seals.last();

        assertThat(retention.drop()).isPositive();

        assertThat(door.ids(ada)).hasSize(1).doesNotContain(event);
        assertThat(db.fetchCount(AUTH_LOG_PEOPLE, AUTH_LOG_PEOPLE.EMAIL.eq(ada.email())))
                .isEqualTo(1);
        assertThat(seals.last().number()).isEqualTo(sealed.number() + 1);
        assertThat(seals.last().rows()).isZero();
        assertThat(seals.last().droppedBefore()).isEqualTo(endOfMonth(event));
        assertThat(auditor.audit().violations()).isEmpty();
        assertThat(retention.drop()).isZero();
        assertThat(seals.last().number()).isEqualTo(sealed.number() + 1);

        door.write(signedIn(ada));
        clock.move(Duration.ofMinutes(6));
        door.sealUntilDone(sealing);
        assertThat(seals.last().rows()).isEqualTo(1);
        assertThat(seals.last().droppedBefore()).isEqualTo(endOfMonth(event));
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void an_event_missing_from_a_month_that_was_not_dropped_is_still_missed() throws SQLException {
        months(1);
        door.write(signedIn(ada));
        months(2);
        door.sealUntilDone(sealing);
        retention.drop();
        var kept = door.ids(ada).getFirst();
        var seal = "seal " + (seals.last().number() - 1);

        try (var connection = TestDatabase.asSuperuser(database)) {
            connection.setAutoCommit(false);
            var owner = DSL.using(connection, POSTGRES);
            owner.execute("set local session_replication_role = replica");
            owner.execute("delete from authlog.auth_logs where id = ?", kept);
            owner.execute("delete from authlog.auth_log_people where id = ?", kept);

            assertThat(new AuthLogSealsHold(owner, hashes).check().violations())
                    .containsExactly(seal);
            connection.rollback();
        }
    }

    /** The function runs as the owner, and its caller may be nobody's friend. */
    @Test
    void the_application_cannot_have_dropped_what_is_younger_than_a_month() {
        clock.move(Duration.ofMinutes(6));
        door.sealUntilDone(sealing);
        var greedy = seals.last().nextDropping(clock.instant(), Canon.from(clock.instant()));

        assertThatThrownBy(() ->
                        door.transaction()
                                .executeWithoutResult(_ -> {
                                    seals.insert(greedy);
                                    seals.dropPartitions();
                                }))
                .hasStackTraceContaining("only what is sealed and a month old is dropped");

        assertThat(door.ids(ada)).hasSize(1);
    }

    @Test
    void each_month_of_both_tables_is_known() {
        assertThat(
                        db.fetchCount(
                                PARTITION_ENDS,
                                PARTITION_ENDS.END_ID.eq(endOfMonth(door.ids(ada).getFirst()))))
                .isEqualTo(2);
    }

    /** Moves on, and makes partitions on the way as the daily job does. */
    private void months(int months) {
        for (int i = 0; i < months; i++) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            clock.move(Duration.between(now, now.plusMonths(1)));
            partitions.makeAhead("authlog.auth_logs");
            partitions.makeAhead("authlog.auth_log_people");
        }
    }

    private static UUID endOfMonth(UUID event) {
        var month = LocalDate.ofInstant(Canon.instant(event), ZoneOffset.UTC).withDayOfMonth(1);
        return Canon.from(month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
