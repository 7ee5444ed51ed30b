package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.mistyped;
import static dev.cartwright.authlog.Door.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.SQLDialect.POSTGRES;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.authlog.Door.Somebody;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.PersonalData.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** Each test corrupts something as only a superuser without triggers can, and undoes it. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Door.class})
class AuthLogSealsHoldTest {

    @Autowired Sealing sealing;
    @Autowired SealTable seals;
    @Autowired Hashes hashes;
    @Autowired LoggedPeople people;
    @Autowired Auditor auditor;
    @Autowired Door door;
    @Autowired MovableClock clock;
    @Autowired DataSource database;

    Somebody ada = somebody();
    List<UUID> events = List.of();
    long seal;

    /** The seal of the first two events, one of the third behind it; the fourth has none yet. */
    @BeforeEach
    void three_events_under_two_seals_and_one_that_is_young() {
        ada = somebody();
        mistype(2);
        sealAll();
        seal = seals.last().number();
        mistype(1);
        sealAll();
        mistype(1);
        events = door.ids(ada);
        assertThat(auditor.audit().violations()).isEmpty();
        assertThat(seals.last().number()).isEqualTo(seal + 1);
    }

    @Test
    void all_events_and_seals_are_looked_at() {
        assertThat(auditor.audit().checked())
                .hasEntrySatisfying(
                        "auth-log-seals-hold", rows -> assertThat(rows).isGreaterThanOrEqualTo(6));
    }

    @Test
    void a_changed_event_is_named_with_its_seal() throws SQLException {
        assertThat(named("update authlog.auth_logs set result = 'SUCCEEDED', reason = null", 0))
                .containsExactlyInAnyOrder(id(0), "seal " + seal);
    }

    @Test
    void an_event_that_points_to_another_person_is_named() throws SQLException {
        assertThat(named("update authlog.auth_logs set person_hash = repeat('A', 43)", 1))
                .containsExactlyInAnyOrder(id(1), "person " + id(1), "seal " + seal);
    }

    @Test
    void a_removed_event_is_missed_by_its_seal() throws SQLException {
        assertThat(
                        named(
                                "delete from authlog.auth_logs where id = '%s'".formatted(id(1)),
                                "delete from authlog.auth_log_people where id = '%s'"
                                        .formatted(id(1))))
                .containsExactly("seal " + seal);
    }

    @Test
    void an_event_slipped_in_is_named_with_the_seal_it_is_under() throws SQLException {
        var slipped = new UUID(events.getFirst().getMostSignificantBits() + (1L << 16), 1);

        assertThat(named(copy(slipped))).containsExactlyInAnyOrder(slipped.toString(), sealOf(1));
    }

    @Test
    void an_event_slipped_in_behind_the_last_seal_is_named() throws SQLException {
        var slipped = new UUID(events.getLast().getMostSignificantBits() + (1L << 16), 1);

        assertThat(named(copy(slipped))).containsExactly(slipped.toString());
    }

    @Test
    void an_event_changed_before_it_was_sealed_is_named() throws SQLException {
        assertThat(named("update authlog.auth_logs set user_id = gen_random_uuid()", 3))
                .containsExactly(id(3));
    }

    @Test
    void a_person_changed_is_named() throws SQLException {
        assertThat(named("update authlog.auth_log_people set email = 'eve@example.org'", 0))
                .containsExactly("person " + id(0));
    }

    @Test
    void a_person_without_an_event_is_named() throws SQLException {
        var slipped = new UUID(events.getLast().getMostSignificantBits() + (1L << 16), 1);

        assertThat(
                        named(
                                """
                                insert into authlog.auth_log_people
                                select '%s', salt, email, address, network, agent
                                from authlog.auth_log_people where id = '%s'
                                """
                                        .formatted(slipped, id(0))))
                .containsExactly("person " + slipped);
    }

    @Test
    void a_changed_seal_is_named() throws SQLException {
        assertThat(named(ofSeal("update authlog.auth_log_seals set rows = rows + 1")))
                .containsExactly("seal " + seal);
        assertThat(named(ofSeal("update authlog.auth_log_seals set previous = repeat('0', 64)")))
                .containsExactly("seal " + seal);
        assertThat(named(ofSeal("update authlog.auth_log_seals set hash = repeat('0', 64)")))
                .containsExactly("seal " + seal);
        assertThat(named(ofSeal("update authlog.auth_log_seals set signature = repeat('A', 43)")))
                .containsExactly("seal " + seal);
    }

    /** Who has the database but not the key can compute hashes, and no signature. */
    @Test
    void a_seal_made_anew_without_the_key_is_named() throws SQLException {
        var last = seals.last();
        var forged =
                new Seal(
                        last.number(),
                        last.at(),
                        last.after(),
                        last.to(),
                        last.rows(),
                        Canon.sha256("other rows"),
                        last.droppedBefore(),
                        last.previous());

        assertThat(
                        named(
                                "update authlog.auth_log_seals set rows_hash = '%s', hash = '%s'"
                                        .concat(" where number = %d")
                                        .formatted(
                                                forged.rowsHash(), forged.hash(), forged.number())))
                .containsExactly("seal " + forged.number());
    }

    @Test
    void a_removed_seal_is_named() throws SQLException {
        assertThat(named(ofSeal("delete from authlog.auth_log_seals")))
                .containsExactly("seal " + seal);
    }

    @Test
    void events_whose_last_seal_was_removed_are_named() throws SQLException {
        assertThat(named("delete from authlog.auth_log_seals where number = " + (seal + 1)))
                .containsExactly(id(2));
    }

    @Test
    void a_seal_that_pretends_that_all_was_dropped_is_named_with_what_it_hides()
            throws SQLException {
        assertThat(
                        named(
                                "update authlog.auth_log_seals set dropped_before = '%s'"
                                        .concat(" where number = %d")
                                        .formatted(id(1), seal + 1)))
                .contains("seal " + (seal + 1), id(0))
                .doesNotContain(id(1), id(2), id(3));
    }

    @Test
    void an_event_of_no_month_is_named() throws SQLException {
        var last = "ffffffff-ffff-7fff-bfff-ffffffffffff";
        try (var connection = TestDatabase.asSuperuser(database)) {
            connection.setAutoCommit(false);
            var owner = DSL.using(connection, POSTGRES);
            owner.execute(copy(UUID.fromString(last)));

            assertThat(new AuthLogInvariants().authLogsHaveAMonth(owner).check().violations())
                    .containsExactly(last);
            connection.rollback();
        }
    }

    @Test
    void who_was_forgotten_leaves_all_seals_whole() {
        var person = new Person(ada.customer(), ada.email());
        var bob = somebody();
        door.write(mistyped(bob));
        assertThat(people.about(person))
                .hasSize(4)
                .allSatisfy(it ->
                        assertThat(it)
                                .containsEntry("network", "192.0.2.7")
                                .containsEntry("email", ada.email()));

        assertThat(people.forget(person)).isEqualTo(4);
        assertThat(people.forget(person)).isZero();

        assertThat(people.about(person))
                .hasSize(4)
                .allSatisfy(
                        it -> assertThat(it).containsOnlyKeys("at", "kind", "result", "reason"));
        assertThat(people.about(new Person(bob.customer(), bob.email()))).hasSize(1);
        assertThat(door.log().of(ada.user(), 10, null).items())
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.network()).isNull());
        sealAll();
        assertThat(auditor.audit().violations()).isEmpty();
    }

    private void mistype(int times) {
        for (int i = 0; i < times; i++) {
            door.write(mistyped(ada));
            clock.move(Duration.ofSeconds(1));
        }
    }

    private void sealAll() {
        clock.move(Duration.ofMinutes(6));
        door.sealUntilDone(sealing);
    }

    private String id(int event) {
        return events.get(event).toString();
    }

    private String sealOf(int event) {
        return "seal " + (event < 2 ? seal : seal + 1);
    }

    private String ofSeal(String corruption) {
        return corruption + " where number = " + seal;
    }

    private String copy(UUID id) {
        return """
        insert into authlog.auth_logs
        select '%s', at, kind, result, reason, user_id, customer_id, session_id,
            actor_kind, actor_id, request_id, person_hash, row_hash
        from authlog.auth_logs where id = '%s'
        """
                .formatted(id, id(0));
    }

    private List<String> named(String corruption, int event) throws SQLException {
        return named(corruption + " where id = '" + id(event) + "'");
    }

    private List<String> named(String... corruptions) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(database)) {
            connection.setAutoCommit(false);
            var owner = DSL.using(connection, POSTGRES);
            owner.execute("set local session_replication_role = replica");
            for (var corruption : corruptions) {
                assertThat(owner.execute(corruption)).isEqualTo(1);
            }
            var found = new AuthLogSealsHold(owner, hashes).check().violations();
            connection.rollback();
            return found;
        }
    }
}
