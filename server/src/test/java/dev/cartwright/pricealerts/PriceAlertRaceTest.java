package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.race;
import static dev.cartwright.pricealerts.Street.target;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.catalog.Shop;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many servers hear the same news at the same moment, and many shoppers ask at once. */
@StreetTest
class PriceAlertRaceTest {

    static final String LOCK_AWAITED =
            """
            select exists (select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock')
            """;

    @Autowired Street street;
    @Autowired Watch watch;
    @Autowired Heard heard;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    @BeforeEach
    void it_is_open() {
        street.open();
    }

    @AfterEach
    void the_audit_finds_nothing() {
        assertThat(auditor.audit().violations())
                .extracting(Violation::invariant)
                .noneMatch(it -> it.startsWith("price-alert"));
    }

    @RepeatedTest(3)
    void of_many_who_hear_of_a_price_one_tells_each_who_waits() throws Exception {
        var tea = street.tea("USD 10.00");
        var waiting = new ArrayList<CustomerId>();
        for (int i = 0; i < 10; i++) {
            waiting.add(street.somebody());
            street.alert(waiting.getLast(), tea, target("8.00", "USD"));
        }
        cost(tea, 700);

        race(nCopies(8, look(List.of(tea))));

        assertThat(heard.of(tea))
                .extracting(PriceAlertFired::customer)
                .containsExactlyInAnyOrderElementsOf(waiting);
    }

    /** One server hears of the one tea, another of the other: the day is the customer's. */
    @RepeatedTest(5)
    void a_day_has_no_more_than_its_most_however_many_tell() throws Exception {
        var ada = street.somebody();
        var teas = new ArrayList<Sku>();
        for (int i = 0; i < 5; i++) {
            teas.add(street.tea("USD 10.00"));
            street.alert(ada, teas.getLast(), target("8.00", "USD"));
        }
        teas.forEach(tea -> cost(tea, 700));

        race(teas.stream().map(tea -> look(List.of(tea))).toList());

        assertThat(heard.of(ada)).hasSize(3);
        assertThat(count("price_alerts where held_on is not null and customer_id = ?", ada))
                .isEqualTo(2);
        street.tomorrowAt(9);
        race(
                nCopies(
                        4,
                        () -> {
                            watch.held();
                            return true;
                        }));
        assertThat(heard.of(ada))
                .extracting(PriceAlertFired::sku)
                .containsExactlyInAnyOrderElementsOf(teas);
    }

    @RepeatedTest(3)
    void who_asks_twice_at_once_waits_once() throws Exception {
        var ada = street.somebody();
        var tea = street.tea("USD 10.00");

        var answers = race(nCopies(6, () -> status(ada, tea)));

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        assertThat(count("price_alerts where customer_id = ?", ada)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void who_asks_for_many_at_once_gets_no_more_than_are_allowed() throws Exception {
        var ada = street.somebody();
        for (int i = 0; i < 4; i++) {
            street.alert(ada, street.tea("USD 10.00"), "\"percentage\": 10");
        }
        var asked = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) {
            var tea = street.tea("USD 10.00");
            asked.add(() -> status(ada, tea));
        }

        assertThat(race(asked)).containsExactlyInAnyOrder(201, 422, 422, 422, 422, 422);
        assertThat(count("price_alerts where customer_id = ?", ada)).isEqualTo(5);
    }

    /** Whoever looked at the lower price must not tell it once it is gone. */
    @Test
    void a_price_that_rose_while_its_alert_was_locked_is_not_told() throws Exception {
        var ada = street.somebody();
        var tea = street.tea("USD 10.00");
        var id = street.alert(ada, tea, target("8.00", "USD"));
        cost(tea, 700);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looking =
                    callInTransaction(() -> {
                        db.execute(
                                "select from pricealerts.price_alerts where customer_id = ?"
                                        + " for update",
                                ada.value());
                        var look = threads.submit(look(List.of(tea)));
                        await().until(this::isLockAwaited);
                        threads.submit(() -> cost(tea, 900)).get();
                        return look;
                    });
            assertThat(looking.get()).isTrue();
        }

        assertThat(heard.of(tea)).isEmpty();
        assertThat(street.state(ada, id)).isEqualTo("ARMED");
        cost(tea, 700);
        watch.look(Shop.CHANNEL, List.of(tea));
        assertThat(heard.prices(tea)).containsExactly("USD 7.00");
    }

    private <T> T callInTransaction(Callable<T> work) {
        return Objects.requireNonNull(
                street.transaction()
                        .execute(_ -> {
                            try {
                                return work.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }

    private boolean isLockAwaited() {
        return db.fetchSingle(LOCK_AWAITED).get(0, boolean.class);
    }

    private int status(CustomerId who, Sku tea) {
        return street.ask(who, tea, "\"percentage\": 10").getResponse().getStatus();
    }

    /** Not by the front door, whose news would be heard before the race. */
    private void cost(Sku tea, long minor) {
        db.execute(
                """
                insert into pricing.prices (channel_id, sku, currency, price_list, min_quantity,
                    amount_minor, valid_from, created_at, actor, request_id)
                select channel_id, sku, currency, price_list, min_quantity, ?,
                    valid_from + interval '1 microsecond', created_at, actor, request_id
                from pricing.prices where sku = ?
                """,
                minor,
                tea.code());
    }

    private Callable<Boolean> look(List<Sku> skus) {
        return () -> {
            watch.look(Shop.CHANNEL, skus);
            return true;
        };
    }

    private int count(String rows, CustomerId customer) {
        return db.fetchSingle("select count(*) from pricealerts." + rows, customer.value())
                .get(0, int.class);
    }
}
