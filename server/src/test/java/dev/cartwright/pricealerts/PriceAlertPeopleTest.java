package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.ALERTS;
import static dev.cartwright.pricealerts.Street.json;
import static dev.cartwright.pricealerts.Street.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.TestDatabase;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.customers.Erasure;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import dev.cartwright.platform.PersonalData.Person;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of people who wait, and what is left when they are forgotten. */
@StreetTest
class PriceAlertPeopleTest {

    static final String HERS = " where customer_id = '%s'";

    @Autowired Street street;
    @Autowired PriceAlertPeople people;
    @Autowired Erasure erasure;
    @Autowired Heard heard;
    @Autowired Auditor auditor;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired DataSource database;

    CustomerId ada = new CustomerId(UUID.randomUUID());
    Sku tea = new Sku("replaced");
    String alert = "replaced";

    @BeforeEach
    void somebody_was_told_of_a_tea() {
        street.open();
        street.tomorrowAt(9);
        ada = street.somebody();
        tea = street.tea("USD 10.00");
        alert = street.alert(ada, tea, target("8.00", "USD"));
        street.costs(tea, "USD 7.00");
    }

    @AfterEach
    void the_audit_finds_nothing() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void somebody_is_told_all_of_it_and_nobody_elses() {
        street.alert(street.somebody(), tea, "\"percentage\": 10");

        var facts = people.about(person(ada));

        assertThat(facts)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it).containsEntry("sku", tea);
                    assertThat(it).containsEntry("target", Money.parse("USD 8.00"));
                    var told = heard.of(tea).getFirst();
                    assertThat(it)
                            .containsEntry(
                                    "told",
                                    List.of(Map.of("at", told.at(), "price", told.newPrice())));
                });
    }

    @Test
    void who_is_forgotten_waits_for_nothing_and_firings_say_nothing_of_whom() {
        var receipt = erasure.erase(ada);

        assertThat(receipt.changed()).containsEntry("priceAlerts", 3);
        assertThat(people.forget(person(ada))).isZero();
        assertThat(people.about(person(ada))).isEmpty();
        street.costs(tea, "USD 1.00");
        assertThat(heard.of(tea)).hasSize(1);
        assertThat(firings()).isEqualTo(1);
        assertThat(street.ask(ada, tea, "\"percentage\": 10").getResponse().getStatus())
                .isEqualTo(404);
    }

    @Test
    void of_two_who_are_one_person_the_alerts_are_one_persons() {
        var guest = street.somebody();
        var other = street.tea("USD 10.00");
        var doubled = street.alert(guest, tea, "\"percentage\": 10");
        street.costs(tea, "USD 5.00");
        var moved = street.alert(guest, other, "\"percentage\": 10");

        transaction.executeWithoutResult(_ ->
                events.publishEvent(
                        new CustomersMerged(UUID.randomUUID(), Instant.EPOCH, guest, ada)));

        assertThat(street.show(ada, doubled).at("/endReason").asString()).isEqualTo("MERGED");
        assertThat(street.state(ada, alert)).isEqualTo("FIRED");
        assertThat(street.state(ada, moved)).isEqualTo("ARMED");
        assertThat(json(street.get(guest, ALERTS)).at("/items").size()).isZero();
        assertThat(
                        db.fetchSingle(
                                        "select firings from pricealerts.price_alert_days"
                                                + " where customer_id = ?",
                                        ada.value())
                                .get(0, int.class))
                .isEqualTo(3);
        street.costs(other, "USD 1.00");
        assertThat(street.state(ada, moved)).as("the day has had its most").isEqualTo("HELD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pricealerts.price_alert_firings set price_minor = 1",
                "delete from pricealerts.price_alert_firings",
                "truncate pricealerts.price_alert_firings"
            })
    void firings_are_never_changed(String change) throws SQLException {
        assertThatThrownBy(() -> db.execute(change))
                .rootCause()
                .hasMessageContaining("permission denied");
        try (var owner = TestDatabase.asSuperuser(database);
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .hasMessageContaining("is append-only");
        }
    }

    @Test
    void what_does_not_add_up_is_named() throws SQLException {
        breakAndMend(
                "update pricealerts.price_alert_days set firings = firings + 1" + HERS,
                "update pricealerts.price_alert_days set firings = firings - 1" + HERS,
                new Violation(
                        "price-alert-days-count-their-firings",
                        List.of(ada + " " + street.today())));
        breakAndMend(
                "update pricealerts.price_alerts set told_minor = 1" + HERS,
                "update pricealerts.price_alerts set told_minor = 700" + HERS,
                new Violation("price-alerts-remember-what-they-told", List.of(alert)));
    }

    private void breakAndMend(String broken, String mended, Violation violation)
            throws SQLException {
        db.execute(broken.formatted(ada));
        try {
            assertThat(violations()).containsExactly(violation);
        } finally {
            db.execute(mended.formatted(ada));
        }
    }

    private List<Violation> violations() {
        return auditor.audit().violations().stream()
                .filter(it -> it.invariant().startsWith("price-alert"))
                .toList();
    }

    private int firings() {
        return db.fetchSingle(
                        "select count(*) from pricealerts.price_alert_firings where sku = ?",
                        tea.code())
                .get(0, int.class);
    }

    private static Person person(CustomerId id) {
        return new Person(id, new EmailAddress("ada@example.org"));
    }
}
