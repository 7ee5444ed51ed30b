package dev.cartwright.alerts;

import static dev.cartwright.alerts.StockAlertKind.BACK;
import static dev.cartwright.alerts.StockAlertKind.DEAD;
import static dev.cartwright.alerts.StockAlertKind.LOW;
import static dev.cartwright.alerts.StockAlertKind.OUT;
import static dev.cartwright.alerts.StockAlertKind.SHORTAGE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Auditor.Violation;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, MovableClock.class, Warehouse.class, Heard.class})
class EvaluationTest {

    @Autowired Warehouse warehouse;
    @Autowired AlertRules rules;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    @AfterEach
    void the_audit_finds_nothing() {
        // The clock goes where no month has been made ahead, which the audit says.
        assertThat(auditor.audit().violations())
                .extracting(Violation::invariant)
                .doesNotContain("stock-alerts-are-open-once");
    }

    @Test
    void few_are_low_until_there_are_more_and_nothing_repeats_while_nothing_changes() {
        var tea = warehouse.teas(6);
        rules.put(tea, null, new AlertRule(5, null, null));
        warehouse.look();
        assertThat(warehouse.alerts(LOW, tea)).isEmpty();

        warehouse.writeOff(tea, 1);
        warehouse.look();
        warehouse.look();
        assertThat(warehouse.alerts(LOW, tea))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getUnits()).isEqualTo(5);
                    assertThat(alert.getThreshold()).isEqualTo(5);
                    assertThat(alert.getLocation()).isEqualTo("main");
                    assertThat(alert.getResolvedAt()).isNull();
                });

        warehouse.receive(tea, "main", 1);
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).isEmpty();

        warehouse.writeOff(tea, 2);
        warehouse.look();
        assertThat(warehouse.alerts(LOW, tea)).hasSize(2);
        assertThat(heard.raised(LOW, tea).map(StockAlertRaised::units)).containsExactly(5, 4);
        assertThat(heard.resolved(LOW, tea))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.alert())
                                .isEqualTo(warehouse.alerts(LOW, tea).getFirst().getId()));
    }

    @Test
    void what_is_said_of_a_location_counts_there_and_what_it_leaves_open_does_not() {
        var tea = warehouse.teas(10);
        warehouse.receive(tea, "north", 10);
        rules.put(tea, null, new AlertRule(3, null, null));
        rules.put(tea, "north", new AlertRule(12, null, null));
        warehouse.look();

        assertThat(warehouse.alerts(LOW, tea))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getLocation()).isEqualTo("north");
                    assertThat(alert.getThreshold()).isEqualTo(12);
                });

        rules.put(tea, "north", AlertRule.NONE);
        assertThat(warehouse.openKinds(tea)).isEmpty();
    }

    @Test
    void what_will_not_last_for_the_days_wanted_is_low() {
        var tea = warehouse.teas(70);
        warehouse.sell(tea, 56);
        rules.put(tea, null, new AlertRule(null, 7, null));
        warehouse.look();
        // 14 left, 2 a day: exactly 7 days.
        assertThat(warehouse.openKinds(tea)).isEmpty();

        warehouse.writeOff(tea, 1);
        warehouse.look();
        var low = requireNonNull(warehouse.open(LOW, tea));
        assertThat(low.getUnits()).isEqualTo(13);
        assertThat(low.getDaysOfCover()).isEqualTo(6);
        assertThat(low.getThreshold()).isNull();

        clock.move(Duration.ofDays(29));
        warehouse.look();
        // Nothing has left for four weeks, so there is no pace by which they could run out.
        assertThat(warehouse.open(LOW, tea)).isNull();
    }

    @Test
    void a_parcel_that_never_left_is_no_sale() {
        var tea = warehouse.teas(70);
        var order = warehouse.sell(tea, 56);
        rules.put(tea, null, new AlertRule(null, 8, null));
        assertThat(warehouse.openKinds(tea)).containsExactly("LOW");

        warehouse.dispatch().unship(order, Map.of(tea, 56), null, "van broke down");
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).isEmpty();
    }

    @Test
    void what_was_sold_out_is_told_then_that_it_is_back_and_that_for_a_while_only() {
        var tea = warehouse.teas(2);
        warehouse.reserve(tea, 2);
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("OUT");

        warehouse.receive(tea, "main", 5);
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("BACK");
        assertThat(requireNonNull(warehouse.open(BACK, tea)).getUnits()).isEqualTo(5);

        clock.move(Duration.ofDays(3).minusMinutes(1));
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("BACK");
        clock.move(Duration.ofMinutes(2));
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).isEmpty();
        assertThat(warehouse.alerts(BACK, tea)).hasSize(1);
    }

    @Test
    void what_sells_out_again_is_no_longer_back() {
        var tea = warehouse.teas(1);
        warehouse.writeOff(tea, 1);
        warehouse.look();
        warehouse.receive(tea, "main", 1);
        warehouse.look();
        warehouse.writeOff(tea, 1);
        warehouse.look();

        assertThat(warehouse.openKinds(tea)).containsExactly("OUT");
        assertThat(warehouse.alerts(OUT, tea)).hasSize(2);
    }

    @Test
    void what_never_was_there_is_not_out_and_of_untracked_goods_nothing_is_said() {
        var announced = Warehouse.tea();
        warehouse.count(announced, 0);
        var untracked = warehouse.teas(1);
        warehouse.writeOff(untracked, 1);
        db.execute(
                "insert into inventory.stock_rules (sku, tracked) values (?, false)",
                untracked.code());
        await().until(() -> warehouse.isHeard(untracked));
        warehouse.look();

        assertThat(warehouse.openKinds(announced)).isEmpty();
        assertThat(warehouse.openKinds(untracked)).isEmpty();
    }

    @Test
    void goods_that_nobody_wants_are_dead_once_they_have_lain_there_for_long() {
        var tea = warehouse.teas(5);
        var fresh = warehouse.teas(5);
        rules.put(tea, null, new AlertRule(null, null, 30));
        rules.put(fresh, null, new AlertRule(null, null, 32));
        clock.move(Duration.ofDays(31));
        warehouse.look();
        assertThat(requireNonNull(warehouse.open(DEAD, tea)).getUnits()).isEqualTo(5);
        assertThat(warehouse.openKinds(fresh)).isEmpty();

        warehouse.sell(tea, 1);
        warehouse.look();
        assertThat(warehouse.open(DEAD, tea)).isNull();
        clock.move(Duration.ofDays(31));
        warehouse.look();
        assertThat(warehouse.alerts(DEAD, tea)).hasSize(2);
    }

    @Test
    void a_count_that_misses_what_is_promised_is_told_at_once_and_a_delivery_ends_it() {
        var tea = warehouse.teas(10);
        warehouse.reserve(tea, 8);
        warehouse.count(tea, 5);

        await().untilAsserted(() ->
                assertThat(warehouse.openKinds(tea)).containsExactly("OUT", "SHORTAGE"));
        assertThat(requireNonNull(warehouse.open(SHORTAGE, tea)).getUnits()).isEqualTo(3);

        warehouse.receive(tea, "main", 3);
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("OUT");
    }

    @Test
    void what_may_be_promised_beyond_the_shelf_is_no_shortage_until_it_may_not() {
        var tea = warehouse.teas(1);
        setBackorderLimit(tea, 5);
        warehouse.reserve(tea, 4);
        warehouse.look();
        assertThat(warehouse.open(SHORTAGE, tea)).isNull();

        db.execute(
                "update inventory.inventory_items set backorder_limit = 2, short = 1"
                        + " where sku = ?",
                tea.code());
        warehouse.look();
        assertThat(requireNonNull(warehouse.open(SHORTAGE, tea)).getUnits()).isEqualTo(1);
        warehouse.receive(tea, "main", 1);
        warehouse.look();
        assertThat(warehouse.open(SHORTAGE, tea)).isNull();
    }

    @Test
    void selling_the_last_one_is_told_without_waiting_for_the_job() {
        var tea = warehouse.teas(1);
        warehouse.reserve(tea, 1);
        await().untilAsserted(() -> assertThat(warehouse.openKinds(tea)).containsExactly("OUT"));
        warehouse.receive(tea, "main", 1);
        await().untilAsserted(() -> assertThat(warehouse.openKinds(tea)).containsExactly("BACK"));
        assertThat(heard.raised(OUT, tea)).hasSize(1);
        assertThat(heard.resolved(OUT, tea)).hasSize(1);
    }

    private void setBackorderLimit(Sku sku, int limit) {
        db.execute(
                "update inventory.inventory_items set backorder_limit = ? where sku = ?",
                limit,
                sku.code());
    }
}
