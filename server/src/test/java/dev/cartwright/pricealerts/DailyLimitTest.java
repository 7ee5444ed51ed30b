package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Three are told a day; what is more is told on another, as long as it is true. */
@StreetTest
class DailyLimitTest {

    @Autowired Street street;
    @Autowired Watch watch;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    CustomerId ada = new CustomerId(UUID.randomUUID());
    final List<Sku> teas = new ArrayList<>();
    final List<String> alerts = new ArrayList<>();

    @BeforeEach
    void five_teas_become_cheaper_in_the_evening() {
        street.open();
        street.tomorrowAt(20);
        ada = street.somebody();
        for (int i = 0; i < 5; i++) {
            teas.add(street.tea("USD 10.00"));
            alerts.add(street.alert(ada, teas.getLast(), target("8.00", "USD")));
        }
        teas.forEach(tea -> street.costs(tea, "USD 7.00"));
    }

    @AfterEach
    void the_audit_finds_nothing() {
        assertThat(auditor.audit().violations())
                .extracting(Violation::invariant)
                .noneMatch(it -> it.startsWith("price-alert"));
    }

    @Test
    void what_is_more_than_the_day_has_is_held_and_told_the_next_day_once() {
        assertThat(told()).isEqualTo(teas.subList(0, 3));
        assertThat(states()).containsExactly("FIRED", "FIRED", "FIRED", "HELD", "HELD");
        watch.held();
        watch.all();
        assertThat(told()).hasSize(3);
        assertThat(counted()).isEqualTo(3);

        // In New York the day is another; in Greenwich it was that for hours.
        street.tomorrowAt(0);
        watch.held();
        watch.held();
        watch.all();

        assertThat(told()).isEqualTo(teas);
        assertThat(states()).containsOnly("FIRED");
        assertThat(counted()).isEqualTo(2);
        street.tomorrowAt(0);
        watch.held();
        watch.all();
        assertThat(told()).hasSize(5);
    }

    @Test
    void what_is_true_no_more_is_not_told_the_next_day() {
        street.costs(teas.get(3), "USD 8.01");
        assertThat(states()).containsExactly("FIRED", "FIRED", "FIRED", "ARMED", "HELD");

        street.tomorrowAt(9);
        watch.held();

        assertThat(told()).hasSize(4).doesNotContain(teas.get(3));
        assertThat(states()).containsExactly("FIRED", "FIRED", "FIRED", "ARMED", "FIRED");
        street.costs(teas.get(3), "USD 8.00");
        assertThat(told()).hasSize(5);
    }

    @Test
    void what_rose_meanwhile_without_being_heard_is_not_told_either() {
        var later = clock.instant().plusSeconds(60);
        street.costs(teas.get(4), "USD 9.00", later);
        street.hear(teas.get(4));

        street.tomorrowAt(9);
        watch.held();

        assertThat(told()).isEqualTo(teas.subList(0, 4));
        assertThat(states()).containsExactly("FIRED", "FIRED", "FIRED", "FIRED", "ARMED");
    }

    @Test
    void what_has_waited_since_yesterday_counts_against_the_day_it_is_told_on() {
        street.tomorrowAt(0);
        watch.held();
        assertThat(told()).isEqualTo(teas);

        teas.subList(0, 3).forEach(tea -> street.costs(tea, "USD 6.00"));

        assertThat(told()).hasSize(6).endsWith(teas.get(0));
        assertThat(states()).containsExactly("FIRED", "HELD", "HELD", "FIRED", "FIRED");
        assertThat(counted()).isEqualTo(3);
        // A fall by a step is held as the first one was, and is true no more above that step.
        street.costs(teas.get(1), "USD 6.66");
        assertThat(states()).containsExactly("FIRED", "FIRED", "HELD", "FIRED", "FIRED");
        street.tomorrowAt(0);
        watch.held();
        assertThat(told()).hasSize(7).endsWith(teas.get(2));
    }

    @Test
    void another_customer_has_a_day_of_their_own() {
        var eve = street.somebody();
        street.alert(eve, teas.get(4), "\"percentage\": 10");

        street.costs(teas.get(4), "USD 6.30");

        assertThat(heard.of(eve)).hasSize(1);
        assertThat(heard.of(ada)).hasSize(3);
    }

    private List<Sku> told() {
        return heard.of(ada).stream().map(PriceAlertFired::sku).toList();
    }

    private List<String> states() {
        return alerts.stream().map(it -> street.state(ada, it)).toList();
    }

    private int counted() {
        return db.fetchSingle(
                        """
                        select coalesce(sum(firings), 0) from pricealerts.price_alert_days
                        where customer_id = ? and day = ?
                        """,
                        ada.value(),
                        street.today())
                .get(0, int.class);
    }
}
