package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.somebody;
import static dev.cartwright.promotions.Counter.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.CodeMaker;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.promotions.PastOrders.PastOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a promotion would have done with orders of the past. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({
    TestDatabase.class,
    MovableClock.class,
    StatementCount.class,
    Counter.class,
    CodeMaker.class,
    Regulars.class,
    Meanwhile.class
})
class SimulationTest {

    private static final Instant PLACED = Instant.parse("2026-01-31T12:00:00Z");

    @Autowired Circumstances circumstances;
    @Autowired Counter counter;
    @Autowired Regulars regulars;

    @Test
    void a_budget_is_spent_by_the_orders_that_came_first() {
        var goods = sku();
        var draft = ", \"codeRequired\": true, \"limits\": {\"budget\": " + usd("40.00") + "}";
        var simulation = simulation(off(goods, "{\"percent\": \"10\"}", draft));

        simulation.look(
                List.of(
                        placed(goods, somebody()),
                        placed(sku(), somebody()),
                        placed(goods, somebody())));
        simulation.look(List.of(placed(goods, somebody()), placed(goods, somebody())));

        assertThat(simulation.tallies())
                .isEqualTo(
                        List.of(
                                new Simulation.Tally(
                                        Counter.USD, 5, 3, 4_000, 3 * 15_000 - 4_000, null)));
    }

    @Test
    void a_customer_counts_as_often_as_one_may() {
        var goods = sku();
        var limits = ", \"limits\": {\"usesPerCustomer\": 1}";
        var simulation = simulation(off(goods, "{\"percent\": \"10\"}", limits));
        var ada = somebody();

        simulation.look(List.of(placed(goods, ada), placed(goods, ada)));

        assertThat(simulation.tallies())
                .extracting(Simulation.Tally::touched)
                .isEqualTo(List.of(1));
    }

    @Test
    void orders_out_of_its_validity_are_not_touched() {
        var goods = sku();
        var later = ", \"validity\": {\"from\": \"2026-02-01T00:00:00Z\"}";
        var simulation = simulation(off(goods, "{\"percent\": \"10\"}", later));

        simulation.look(List.of(placed(goods, somebody())));

        assertThat(simulation.tallies())
                .isEqualTo(List.of(new Simulation.Tally(Counter.USD, 1, 0, 0, 0, 0L)));
    }

    @Test
    void what_is_known_of_shoppers_is_asked_once_for_many_orders() {
        var goods = sku();
        var friends = ", \"condition\": {\"type\": \"group\", \"groups\": [\"friends\"]}";
        var simulation = simulation(off(goods, "{\"percent\": \"10\"}", friends));
        var ada = somebody();
        regulars.groups.put(ada, Set.of("friends"));
        var asked = regulars.asked.get();

        simulation.look(List.of(placed(goods, ada), placed(goods, somebody()), placed(goods, ada)));

        assertThat(simulation.tallies())
                .extracting(Simulation.Tally::touched)
                .isEqualTo(List.of(2));
        assertThat(regulars.asked.get()).isEqualTo(asked + 1);
    }

    private Simulation simulation(String definition) {
        var draft = counter.draft(definition);
        return new Simulation(Offer.of(draft.definition(), draft.version()), circumstances);
    }

    private static PastOrder placed(Sku goods, CustomerId customer) {
        return new PastOrder(cart(goods, "150.00", customer, Map.of()), 0, PLACED);
    }
}
