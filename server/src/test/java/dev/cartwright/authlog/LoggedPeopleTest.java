package dev.cartwright.authlog;

import static dev.cartwright.authlog.Door.signedIn;
import static dev.cartwright.authlog.Door.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.Door.Somebody;
import dev.cartwright.platform.PersonalData.Person;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, AsAdmin.class, Door.class})
class LoggedPeopleTest {

    @Autowired AuthLog log;
    @Autowired LoggedPeople people;
    @Autowired Door door;

    Somebody ada = somebody();

    @BeforeEach
    void somebody_new_at_the_door() {
        ada = somebody();
    }

    @Test
    void whoever_gets_an_address_reads_and_wipes_nothing_of_who_had_it_before() {
        var bob = new Somebody(UUID.randomUUID(), somebody().customer(), ada.email());
        door.write(registered(ada));
        door.write(signedIn(ada));
        door.write(registered(bob));
        door.write(signedIn(bob));
        door.write(AuthEvent.refused(Kind.SIGNED_IN, Reason.UNKNOWN_ACCOUNT).naming(ada.email()));

        assertThat(people.about(person(bob))).hasSize(3);
        assertThat(people.forget(person(bob))).isEqualTo(3);

        assertThat(people.about(person(ada)))
                .filteredOn(it -> it.containsKey("network"))
                .extracting(it -> it.get("kind"))
                .containsExactly(Kind.REGISTERED, Kind.SIGNED_IN);
        assertThat(log.of(ada.user(), 10, null).items())
                .extracting(OwnEvent::network)
                .containsExactly("192.0.2.7", "192.0.2.7");
    }

    @Test
    void what_was_done_before_there_was_a_customer_is_found_by_account() {
        door.write(registered(ada));
        door.write(signedIn(ada));
        var moved =
                new Person(
                        ada.customer(), somebody().email(), Set.of(ada.user(), UUID.randomUUID()));

        assertThat(people.about(moved)).hasSize(2);
        assertThat(people.forget(moved)).isEqualTo(2);
        assertThat(door.named(ada.email())).isZero();
    }

    @Test
    void an_account_that_nobody_verified_is_of_whoever_has_the_address() {
        var waiting = new Somebody(UUID.randomUUID(), ada.customer(), ada.email());
        door.write(registered(waiting));

        assertThat(people.about(person(ada))).hasSize(1);
        assertThat(people.forget(person(ada))).isOne();
        assertThat(door.named(ada.email())).isZero();
    }

    private static AuthEvent registered(Somebody who) {
        return AuthEvent.succeeded(Kind.REGISTERED).of(who.user(), null).naming(who.email());
    }

    private static Person person(Somebody who) {
        return new Person(who.customer(), who.email(), Set.of(who.user()));
    }
}
