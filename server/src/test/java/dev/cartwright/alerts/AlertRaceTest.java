package dev.cartwright.alerts;

import static dev.cartwright.alerts.StockAlertKind.BACK;
import static dev.cartwright.alerts.StockAlertKind.LOW;
import static dev.cartwright.alerts.StockAlertKind.OUT;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** Many servers look at the same stock at the same moment. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, Warehouse.class, Heard.class})
class AlertRaceTest {

    private static final Actor STAFF = new Actor(Actor.Kind.STAFF, "7", "test");

    @Autowired Warehouse warehouse;
    @Autowired Evaluation evaluation;
    @Autowired AlertEndpoint endpoint;
    @Autowired Heard heard;
    @Autowired DSLContext db;

    final List<Sku> teas = new ArrayList<>();

    @BeforeEach
    void thirty_teas_of_which_there_are_too_few() {
        teas.clear();
        for (int i = 0; i < 30; i++) {
            teas.add(warehouse.teas(1));
        }
        await().until(() -> teas.stream().allMatch(warehouse::isHeard));
        // Not by the front door, which would look at once.
        teas.forEach(tea ->
                db.execute("insert into alerts.rules (sku, threshold) values (?, 5)", tea.code()));
    }

    @Test
    void of_many_who_look_at_once_one_raises_and_one_resolves() throws Exception {
        race(nCopies(12, this::look));
        assertThat(teas)
                .allSatisfy(tea -> {
                    assertThat(warehouse.alerts(LOW, tea)).hasSize(1);
                    assertThat(heard.raised(LOW, tea)).hasSize(1);
                });

        teas.forEach(tea -> warehouse.receive(tea, "main", 9));
        race(nCopies(12, this::look));
        assertThat(teas)
                .allSatisfy(tea -> {
                    assertThat(warehouse.openKinds(tea)).isEmpty();
                    assertThat(heard.resolved(LOW, tea)).hasSize(1);
                });
    }

    @Test
    void of_many_who_look_while_listeners_do_too_one_says_that_it_is_back() throws Exception {
        teas.forEach(tea -> warehouse.writeOff(tea, 1));
        race(nCopies(12, this::look));
        teas.forEach(tea -> warehouse.receive(tea, "main", 9));
        race(nCopies(12, this::look));

        await().until(() -> teas.stream().allMatch(warehouse::isHeard));
        assertThat(teas)
                .allSatisfy(tea -> {
                    assertThat(warehouse.openKinds(tea)).containsExactly("BACK");
                    assertThat(heard.raised(OUT, tea)).hasSize(1);
                    assertThat(heard.resolved(OUT, tea)).hasSize(1);
                    assertThat(heard.raised(BACK, tea)).hasSize(1);
                });
    }

    @RepeatedTest(5)
    void what_is_acknowledged_was_open_and_what_is_over_stays_unacknowledged() throws Exception {
        var tea = teas.getFirst();
        look();
        var before = warehouse.alerts(LOW, tea).getFirst().getId();
        warehouse.receive(tea, "main", 10);
        var all = new ArrayList<Callable<Boolean>>(nCopies(3, this::look));
        all.addAll(nCopies(3, () -> acknowledged(before)));

        var answers = race(all).subList(3, 6);

        var alert = warehouse.alerts(LOW, tea).getFirst();
        assertThat(alert.getResolvedAt()).isNotNull();
        assertThat(answers).containsOnly(alert.getAcknowledgedAt() != null).hasSize(3);
        assertThat(alert.getAcknowledgedBy())
                .isEqualTo(alert.getAcknowledgedAt() == null ? null : "STAFF:7");
    }

    private boolean look() {
        evaluation.all();
        return true;
    }

    private boolean acknowledged(UUID alert) {
        return ScopedValue.where(Actor.CURRENT, STAFF)
                .call(() -> {
                    try {
                        return endpoint.acknowledge(alert).acknowledgedAt() != null;
                    } catch (AlertProblem over) {
                        return false;
                    }
                });
    }

    private static <T> List<T> race(List<? extends Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
