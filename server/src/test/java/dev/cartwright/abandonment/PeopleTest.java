package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.ABANDONED_CARTS;
import static dev.cartwright.abandonment.schema.Tables.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.abandonment.Street.Person;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.PersonalData;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is kept of who left something, and what stays when a person is forgotten. */
@StreetTest
class PeopleTest {

    @Autowired Street street;
    @Autowired Shoppers shoppers;
    @Autowired AbandonmentPeople people;
    @Autowired Abandonments abandonments;
    @LocalServerPort int port;

    Person grace = Street.guest(0);
    AbandonedCart asGuest;
    AbandonedCart asCustomer;

    @BeforeEach
    void somebody_who_left_one_cart_as_a_guest_and_one_as_a_customer() {
        var customer = Street.customer(port);
        asGuest = street.left(new Person(customer.at(), customer.email(), ""), 1);
        street.clock().move(Duration.ofHours(25));
        grace = Street.signIn(customer);
        asCustomer = street.left(grace, 2);
        grace = Street.signIn(grace);
    }

    @Test
    void a_person_is_given_all_of_it_without_what_opens_carts() {
        var data = grace.send("GET", "/api/customer/data", "").json().at("/unfinished-carts");

        assertThat(data).hasSize(2);
        assertThat(data.at("/0/email").asString()).isEqualTo(grace.email());
        assertThat(data.at("/0/leftAt").asString()).isEqualTo(asGuest.changedAt().toString());
        assertThat(data.at("/1/state").asString()).isEqualTo("ABANDONED");
        assertThat(data.toString())
                .doesNotContain(asGuest.cart().toString())
                .doesNotContain(asCustomer.cart().toString());
    }

    @Test
    void who_is_forgotten_is_nobody_any_more_but_still_one() {
        var other = street.left(Street.guest(port), 1);
        var token = abandonments.token(asGuest.id());
        var words = persons();
        assertThat(words).hasSize(2).containsOnly(person());

        erase();

        assertThat(street.now(asGuest).email()).isNull();
        assertThat(street.now(asCustomer).email()).isNull();
        assertThat(persons()).hasSize(2).doesNotContain(person());
        assertThat(persons().getFirst()).isEqualTo(persons().getLast());
        assertThat(street.db().fetchCount(TOLD, TOLD.PERSON.eq(person()))).isZero();
        assertThat(abandonments.toTell(asCustomer.id())).isEmpty();
        assertThat(
                        Street.guest(port)
                                .send(
                                        "POST",
                                        "/api/carts/recoveries",
                                        "{\"token\": \"%s\"}".formatted(token))
                                .status())
                .isEqualTo(410);
        assertThat(street.now(other)).isEqualTo(other);
    }

    @Test
    void an_address_is_kept_until_the_time_of_its_cart_is_over() {
        street.watch().look();
        street.buy(grace, street.cart(grace, 1));
        street.watch().look();
        assertThat(street.now(asCustomer).state()).isEqualTo(State.RECOVERED);
        assertThat(street.now(asGuest)).isEqualTo(asGuest);

        street.clock().move(Duration.between(street.clock().instant(), asGuest.endsAt()));
        street.watch().look();
        assertThat(street.now(asGuest).email()).isNull();
        assertThat(street.now(asCustomer).email()).isEqualTo(asCustomer.email());

        street.clock().move(Duration.ofHours(27));
        street.watch().look();
        assertThat(street.now(asCustomer).email()).isNull();
        assertThat(persons()).containsOnly(person());
        grace = Street.signIn(grace);
        var data = grace.send("GET", "/api/customer/data", "").json().at("/unfinished-carts");
        assertThat(data).hasSize(2);
        assertThat(data.toString()).doesNotContain(grace.email());
    }

    @Test
    void who_is_forgotten_later_than_the_address_is_nobody_any_more_and_only_once() {
        street.clock().move(Duration.ofDays(8));
        street.watch().look();
        var whom =
                new PersonalData.Person(
                        Objects.requireNonNull(asCustomer.customer()),
                        new EmailAddress(grace.email()));

        assertThat(people.forget(whom)).isEqualTo(3);

        assertThat(persons()).hasSize(2).doesNotContain(person());
        assertThat(persons().getFirst()).isEqualTo(persons().getLast());
        assertThat(street.db().fetchCount(TOLD, TOLD.PERSON.eq(person()))).isZero();
        assertThat(people.forget(whom)).isZero();
    }

    @Test
    void what_a_forgotten_customer_leaves_is_not_found() {
        var cart = street.begin(grace, 1);
        erase();
        street.clock().move(Duration.ofHours(25));

        street.waitAndFind();

        assertThat(street.of(cart)).isEmpty();
    }

    private void erase() {
        var password = "{\"password\": \"%s\"}".formatted(Street.PASSWORD);
        var erased = Street.signIn(grace).send("POST", "/api/auth/erasure", password);
        assertThat(erased.status()).as("%s", erased).isEqualTo(200);
    }

    private String person() {
        return shoppers.person(new EmailAddress(grace.email()));
    }

    private List<String> persons() {
        return street.db()
                .select(ABANDONED_CARTS.PERSON)
                .from(ABANDONED_CARTS)
                .where(ABANDONED_CARTS.ID.in(asGuest.id(), asCustomer.id()))
                .orderBy(ABANDONED_CARTS.ID)
                .fetch(ABANDONED_CARTS.PERSON);
    }
}
