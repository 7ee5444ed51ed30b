package dev.cartwright.orderdesk;

import static dev.cartwright.orderdesk.schema.Tables.SAVED_FILTERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.orders.OrderFilter;
import dev.cartwright.platform.PersonalData.Person;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A few searches that all of the staff keeps, and none of them is about who is forgotten. */
@ShopTest
class SavedFiltersTest {

    private static final String FILTERS = "/api/admin/order-filters/";

    @Autowired SavedFilters filters;
    @Autowired FiltersOnPeople people;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void none() {
        shopper = new Shopper(port);
        db.deleteFrom(SAVED_FILTERS).execute();
    }

    @AfterEach
    void none_is_left() {
        none();
    }

    @Test
    void there_are_a_hundred_and_no_more() {
        ninetyNine();
        assertThat(save("one", "{}")).isEqualTo(200);

        var refused = shopper.asAdmin("PUT", FILTERS + "two", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/too-many-filters");
        assertThat(save("one", "{\"tag\": \"vip\"}")).as("instead of another").isEqualTo(200);
        assertThat(db.fetchCount(SAVED_FILTERS)).isEqualTo(100);
        assertThat(shopper.asAdmin("PUT", FILTERS + "a".repeat(101), "{}").text("/errors/0/field"))
                .isEqualTo("name");
    }

    @Test
    void of_two_who_take_the_last_place_at_once_one_is_refused() {
        ninetyNine();

        new Meanwhile(transaction, db)
                .assertRefused(
                        () -> filters.save("one", OrderFilter.ALL),
                        () -> filters.save("two", OrderFilter.ALL),
                        "too-many-filters");

        assertThat(db.fetchCount(SAVED_FILTERS)).isEqualTo(100);
    }

    @Test
    void those_that_look_for_one_person_go_with_the_person() {
        var ada =
                new Person(new CustomerId(UUID.randomUUID()), new EmailAddress("ada@example.org"));
        save("by-mail", "{\"email\": \"Ada@Example.org\"}");
        save("by-text", "{\"text\": \"ada@example.org\"}");
        save("by-id", "{\"customer\": \"%s\"}".formatted(ada.id()));
        save("of-others", "{\"email\": \"ada@example.com\"}");

        assertThat(people.about(ada))
                .extracting(it -> it.get("name"))
                .containsExactly("by-id", "by-mail", "by-text");
        assertThat(people.forget(ada)).isEqualTo(3);

        assertThat(people.forget(ada)).isZero();
        assertThat(people.about(ada)).isEmpty();
        assertThat(db.fetchValues(SAVED_FILTERS.NAME)).containsExactly("of-others");
    }

    private int save(String name, String filter) {
        return shopper.asAdmin("PUT", FILTERS + name, filter).status();
    }

    private void ninetyNine() {
        db.execute(
                """
                insert into orderdesk.saved_filters
                select gen_random_uuid(), 'filter-' || n, '{}', 'STAFF:1', '2026-01-01'
                from generate_series(1, 99) n
                """);
    }
}
