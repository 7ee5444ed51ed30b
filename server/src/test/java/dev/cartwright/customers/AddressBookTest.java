package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.ADDRESSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.People.Crowd;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CustomerId;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class AddressBookTest {

    static final String BOOK = "/api/customer/addresses";
    static final Address HOME =
            new Address("Ada Lovelace", "1 Main St", null, "San Jose", "CA", "95101", "US");

    @Autowired Crowd crowd;
    @Autowired AddressBook book;
    @Autowired AddressTable table;
    @Autowired Erasure erasure;
    @Autowired DSLContext db;

    CustomerId ada = new CustomerId(UUID.randomUUID());

    @BeforeEach
    void somebody() {
        ada = crowd.somebody();
    }

    @Test
    void an_address_of_somebody_else_is_not_there() {
        var hers = add(ada, entry("Home", true, true));
        var eve = crowd.somebody();
        var before = table.all(ada);

        for (var method : List.of(GET, PUT, DELETE)) {
            var answer = crowd.as(eve, method, BOOK + "/" + hers, entry("Mine", true, false));
            assertThat(answer).hasStatus(NOT_FOUND);
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/unknown-address");
        }

        assertThat(table.all(ada)).isEqualTo(before);
        assertThat(table.all(eve)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                | address
                    {"address": {"name": "A", "line1": "1", "city": "C"}} | address.country
                    {"address": {"name": "A", "line1": "1", "city": "C", "country": "XX"}} | address.country
                    {"address": {"name": " ", "line1": "1", "city": "C", "country": "US"}} | address.name
                    {"address": {"name": "A", "line1": "1", "city": "C", "country": "US"}, "label": "a\\tb"} | label
                    {"address": {"name": "A", "line1": "1", "city": "C", "country": "US"}, "defaultShipping": "yes"} | defaultShipping
                    {"address": {"name": "A", "line1": "1", "city": "C", "country": "US"}, "id": "7"} | id
                    """)
    void a_wrong_entry_names_its_field_and_adds_nothing(String body, String field) {
        var answer = crowd.as(ada, POST, BOOK, body);

        assertThat(answer).hasStatus(BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(table.all(ada)).isEmpty();
    }

    @Test
    void a_full_book_takes_no_more() {
        for (int i = 0; i < AddressBook.MOST; i++) {
            book.add(ada, saved(false));
        }

        var answer = crowd.as(ada, POST, BOOK, entry("One more", true, true));

        assertThat(answer).hasStatus(UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/too-many-addresses");
        assertThat(table.count(ada)).isEqualTo(50);
    }

    @Test
    void who_was_erased_gets_no_address_any_more() {
        erasure.erase(ada);

        assertThat(crowd.as(ada, POST, BOOK, entry("Home", false, false))).hasStatus(NOT_FOUND);
        assertThat(table.all(ada)).isEmpty();
    }

    @Test
    void an_entry_sent_twice_under_a_key_is_there_once() {
        var key = UUID.randomUUID().toString();
        var first = crowd.as(ada, POST, BOOK, entry("Home", false, false), "Idempotency-Key", key);
        var second = crowd.as(ada, POST, BOOK, entry("Home", false, false), "Idempotency-Key", key);

        assertThat(first).hasStatus(CREATED);
        assertThat(second).hasStatus(CREATED);
        assertThat(second.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(table.all(ada)).hasSize(1);
    }

    @Test
    void an_entry_is_read_written_anew_and_removed() {
        var id = add(ada, entry("Home", true, false));

        assertThat(table.find(ada, id)).contains(new SavedAddress(id, "Home", HOME, true, false));
        assertThat(crowd.as(ada, PUT, BOOK + "/" + id, entry("", false, true))).hasStatus(OK);
        assertThat(crowd.get(ada, BOOK + "/" + id)).bodyJson().extractingPath("$.label").isNull();
        assertThat(table.all(ada)).containsExactly(new SavedAddress(id, null, HOME, false, true));
        assertThat(crowd.as(ada, DELETE, BOOK + "/" + id, "")).hasStatus(NO_CONTENT);
        assertThat(crowd.as(ada, DELETE, BOOK + "/" + id, "")).hasStatus(NOT_FOUND);
        assertThat(crowd.get(ada, BOOK)).bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void a_new_default_takes_the_place_of_the_old_one() {
        var first = add(ada, entry("Home", true, true));
        var second = add(ada, entry("Office", true, false));
        var third = add(ada, entry("Boat", false, false));

        assertThat(defaults(ADDRESSES.DEFAULT_SHIPPING)).containsExactly(second);
        assertThat(defaults(ADDRESSES.DEFAULT_BILLING)).containsExactly(first);

        crowd.as(ada, PUT, BOOK + "/" + third, entry("Boat", true, true));
        assertThat(defaults(ADDRESSES.DEFAULT_SHIPPING)).containsExactly(third);
        assertThat(defaults(ADDRESSES.DEFAULT_BILLING)).containsExactly(third);
    }

    @Test
    void entries_added_at_once_are_never_more_than_fifty() throws Exception {
        for (int i = 0; i < AddressBook.MOST - 3; i++) {
            book.add(ada, saved(false));
        }

        assertThat(race(20, () -> added(false)).filter(it -> it)).hasSize(3);

        assertThat(table.count(ada)).isEqualTo(50);
    }

    @Test
    void of_defaults_made_at_once_one_is_left_and_nobody_fails() throws Exception {
        assertThat(race(20, () -> added(true))).containsOnly(true);

        assertThat(table.count(ada)).isEqualTo(20);
        assertThat(defaults(ADDRESSES.DEFAULT_SHIPPING)).hasSize(1);
    }

    private boolean added(boolean byDefault) {
        try {
            book.add(ada, saved(byDefault));
            return true;
        } catch (CustomerProblem full) {
            return false;
        }
    }

    private static Stream<Boolean> race(int runners, Callable<Boolean> runner) throws Exception {
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < runners; i++) {
            all.add(runner);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow);
        }
    }

    private static SavedAddress saved(boolean byDefault) {
        return new SavedAddress(UUID.randomUUID(), null, HOME, byDefault, byDefault);
    }

    private List<UUID> defaults(Field<Boolean> mark) {
        return db.select(ADDRESSES.ID)
                .from(ADDRESSES)
                .where(ADDRESSES.CUSTOMER_ID.eq(ada))
                .and(mark)
                .fetch(ADDRESSES.ID);
    }

    private UUID add(CustomerId me, String entry) {
        MvcTestResult answer = crowd.as(me, POST, BOOK, entry);
        assertThat(answer).hasStatus(CREATED);
        try {
            return UUID.fromString(
                    JsonPath.read(answer.getResponse().getContentAsString(), "$.id"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String entry(String label, boolean shipping, boolean billing) {
        return """
        {"label": "%s", "defaultShipping": %b, "defaultBilling": %b, "address": {
            "name": "Ada Lovelace", "line1": "1 Main St", "city": "San Jose",
            "region": "CA", "postalCode": "95101", "country": "us"}}
        """
                .formatted(label, shipping, billing);
    }
}
