package dev.cartwright.customers;

import static dev.cartwright.customers.People.Crowd.anAddress;
import static dev.cartwright.customers.schema.Tables.CONSENT_PROOFS;
import static dev.cartwright.customers.schema.Tables.CUSTOMERS;
import static dev.cartwright.customers.schema.Tables.ERASURES;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.HttpStatus.OK;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.Erasure.Receipt;
import dev.cartwright.customers.People.Crowd;
import dev.cartwright.kernel.CustomerId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class ErasureTest {

    @Autowired Crowd crowd;
    @Autowired Customers customers;
    @Autowired Erasure erasure;
    @Autowired ConsentTable consents;
    @Autowired AddressTable addresses;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    CustomerId ada = new CustomerId(UUID.randomUUID());

    /** One profile, one address, one consent with its proof. */
    @BeforeEach
    void somebody_of_whom_much_is_known() {
        ada = crowd.somebody();
        crowd.as(ada, PATCH, "/api/customer", "{\"phone\": \"+1 555 0100\", \"locale\": \"en\"}");
        crowd.as(
                ada,
                POST,
                "/api/customer/addresses",
                """
                {"label": "Home", "address":
                    {"name": "Ada", "line1": "1 Main St", "city": "San Jose", "country": "US"}}
                """);
        crowd.as(ada, PUT, "/api/customer/consents/newsletter", ConsentTest.YES);
        assertThat(addresses.all(ada)).hasSize(1);
        assertThat(consents.all(ada)).hasSize(1);
    }

    @Test
    void who_is_not_known_cannot_be_forgotten() {
        var before = db.fetchCount(ERASURES);

        assertThatThrownBy(() -> erasure.erase(new CustomerId(UUID.randomUUID())))
                .isInstanceOf(CustomerProblem.class);

        assertThat(db.fetchCount(ERASURES)).isEqualTo(before);
    }

    @Test
    void people_are_told_all_that_is_known() {
        var email = customers.find(ada).orElseThrow().email();

        var data = crowd.get(ada, "/api/customer/data");

        assertThat(data).hasStatus(OK);
        var me = "$.customers[0]";
        assertThat(data).bodyJson().extractingPath(me + ".email").isEqualTo(email.value());
        assertThat(data).bodyJson().extractingPath(me + ".name").isEqualTo("Ada Lovelace");
        assertThat(data).bodyJson().extractingPath(me + ".phone").isEqualTo("+1 555 0100");
        assertThat(data).bodyJson().extractingPath(me + ".locale").isEqualTo("en");
        assertThat(data)
                .bodyJson()
                .extractingPath(me + ".addresses[0].address.line1")
                .isEqualTo("1 Main St");
        assertThat(data)
                .bodyJson()
                .extractingPath(me + ".consents[0].text")
                .isEqualTo("Write to me.");
    }

    @Test
    void who_is_forgotten_is_a_customer_without_anything_personal() {
        var email = customers.find(ada).orElseThrow().email();

        var answer = http.post().uri("/api/admin/customers/{id}/erasure", ada).exchange();

        assertThat(answer).hasStatus(OK);
        assertThat(answer).bodyJson().extractingPath("$.customer").isEqualTo(ada.toString());
        assertThat(answer).bodyJson().extractingPath("$.changed.customers").isEqualTo(3);
        var left = customers.find(ada).orElseThrow();
        assertThat(left.email().value()).matches("erased-[0-9a-f-]{36}@erased\\.invalid");
        assertThat(left.name()).isEqualTo("Erased");
        assertThat(left.phone()).isNull();
        assertThat(left.locale()).isNull();
        assertThat(left.erasedAt()).isNotNull();
        assertThat(addresses.all(ada)).isEmpty();
        assertThat(consents.all(ada))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.given()).isTrue();
                    assertThat(it.purpose()).isEqualTo("newsletter");
                    assertThat(it.text()).isNull();
                    assertThat(db.fetchExists(CONSENT_PROOFS, CONSENT_PROOFS.ID.eq(it.id())))
                            .isFalse();
                });
        assertThat(crowd.somebody(email)).isNotEqualTo(ada);
    }

    @Test
    void who_is_forgotten_twice_gets_the_same_receipt() {
        var receipt = erasure.erase(ada);
        var left = customers.find(ada);

        assertThat(erasure.erase(ada)).isEqualTo(receipt);

        assertThat(receipt.changed()).isEqualTo(Map.of("customers", 3));
        assertThat(customers.find(ada)).isEqualTo(left);
        assertThat(db.fetchCount(ERASURES, ERASURES.CUSTOMER_ID.eq(ada))).isEqualTo(1);
    }

    @Test
    void who_is_forgotten_by_many_at_once_gets_one_receipt() throws Exception {
        Callable<Receipt> erase = () -> erasure.erase(ada);
        List<Receipt> receipts;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            receipts =
                    threads.invokeAll(nCopies(8, erase)).stream().map(Future::resultNow).toList();
        }

        assertThat(receipts).hasSize(8).containsOnly(receipts.getFirst());
        assertThat(receipts.getFirst().changed()).isEqualTo(Map.of("customers", 3));
    }

    @Test
    void who_was_merged_is_forgotten_with_the_other() {
        var address = anAddress();
        var guest = crowd.somebody(address);
        crowd.changeEmail(ada, address);

        var receipt = erasure.erase(guest);

        assertThat(receipt.customer()).isEqualTo(ada);
        assertThat(db.fetchValues(CUSTOMERS.NAME, CUSTOMERS.CUSTOMER_ID.in(guest, ada)))
                .containsExactly("Erased", "Erased");
        assertThat(db.fetchValues(CUSTOMERS.EMAIL, CUSTOMERS.CUSTOMER_ID.eq(guest)))
                .containsOnlyNulls();
    }

    /** A receipt that named somebody would have to be erased next. */
    @Test
    void a_receipt_says_nothing_about_whom() {
        var email = customers.find(ada).orElseThrow().email();
        erasure.erase(ada);

        var row = db.fetchSingle(ERASURES, ERASURES.CUSTOMER_ID.eq(ada)).toString();

        assertThat(row).doesNotContain(email.value(), "Lovelace", "Main St", "0100");
    }
}
