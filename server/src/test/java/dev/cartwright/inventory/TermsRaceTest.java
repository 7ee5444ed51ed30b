package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Locations.Location;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.ShelfTerms.Terms;
import dev.cartwright.inventory.StockRules.Rule;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Somebody says how stock is kept while goods come and go, in a fixed order. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class TermsRaceTest {

    static final String ANNEX = "annex";

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Dispatch dispatch;
    @Autowired Lots lots;
    @Autowired StockRules rules;
    @Autowired ShelfTerms terms;
    @Autowired Locations locations;
    @Autowired Goods goods;
    @Autowired Meanwhile meanwhile;
    @Autowired Auditor auditor;
    @Autowired Clock clock;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_lot_that_expires_in_five_days_and_one_that_never_does() {
        tea = new Sku("TEA-" + UUID.randomUUID());
        receive(MAIN, "SOON", 3);
        receive(MAIN, "NEVER", 7);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void a_shipment_leaves_what_a_horizon_takes_away_at_that_moment() throws Exception {
        var order = goods.anOrderOf(Map.of(tea, 2));
        inventory.allocate(order);

        meanwhile.of(
                this::withholdSoon,
                Meanwhile.done(() -> dispatch.ship(order, wanted(2), null, "p")));

        assertShelves("main 8 on hand, 3 withheld");
        assertThat(lots.recipients(tea, "SOON")).isEmpty();
    }

    @Test
    void a_horizon_takes_away_what_a_shipment_leaves_at_that_moment() throws Exception {
        var order = goods.anOrderOf(Map.of(tea, 2));
        inventory.allocate(order);

        meanwhile.of(
                () -> dispatch.ship(order, wanted(2), null, "p"),
                Meanwhile.done(this::withholdSoon));

        assertShelves("main 8 on hand, 1 withheld");
    }

    @Test
    void a_lot_that_arrives_elsewhere_is_kept_by_the_rule_that_is_being_made() throws Exception {
        meanwhile.of(this::withholdSoon, Meanwhile.done(() -> receive(ANNEX, "SOON", 5)));

        assertShelves("annex 5 on hand, 5 withheld", "main 10 on hand, 3 withheld");
    }

    @Test
    void a_rule_is_made_for_the_lot_that_is_just_arriving_too() throws Exception {
        meanwhile.of(() -> receive(ANNEX, "SOON", 5), Meanwhile.done(this::withholdSoon));

        assertShelves("annex 5 on hand, 5 withheld", "main 10 on hand, 3 withheld");
    }

    @Test
    void what_arrives_of_a_lot_that_is_being_recalled_is_not_sold() throws Exception {
        meanwhile.of(
                () -> lots.recall(tea, "NEVER", "glass"),
                Meanwhile.done(() -> receive(ANNEX, "NEVER", 5)));

        assertShelves("annex 5 on hand, 5 withheld", "main 10 on hand, 7 withheld");
    }

    @Test
    void a_recall_takes_what_is_just_arriving_too() throws Exception {
        meanwhile.of(
                () -> receive(ANNEX, "NEVER", 5),
                Meanwhile.done(() -> lots.recall(tea, "NEVER", "glass")));

        assertShelves("annex 5 on hand, 5 withheld", "main 10 on hand, 7 withheld");
    }

    @Test
    void more_of_a_recalled_lot_on_the_same_shelf_is_not_sold_either() throws Exception {
        meanwhile.of(
                () -> lots.recall(tea, "NEVER", "glass"),
                Meanwhile.done(() -> receive(MAIN, "NEVER", 5)));

        assertShelves("main 15 on hand, 12 withheld");
    }

    @Test
    void nothing_is_promised_beyond_a_limit_that_is_being_lowered() throws Exception {
        limit(5);

        var answer = meanwhile.of(() -> limit(1), () -> goods.reserve(Goods.anOrder(), wanted(12)));

        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(inventory.levels(tea).getFirst().available()).isEqualTo(11);
    }

    @Test
    void a_limit_is_not_lowered_below_what_is_just_promised() {
        limit(5);

        meanwhile.assertRefused(
                () -> goods.reserve(Goods.anOrder(), wanted(12)),
                () -> limit(1),
                "promised-beyond-the-shelf");
        assertThat(inventory.levels(tea).getFirst().available()).isEqualTo(3);
    }

    @Test
    void of_two_who_saw_the_same_one_is_told_that_it_changed() {
        meanwhile.assertRefused(
                () -> rules.put(tea, new Rule(true, false, null), 0),
                () -> rules.put(tea, new Rule(true, true, null), 0),
                "version-mismatch");
        assertThat(rules.of(tea).rule().splits()).isFalse();

        var code = "L" + UUID.randomUUID();
        meanwhile.assertRefused(
                () -> locations.put(new Location(code, "First", 0, List.of(), true), 0),
                () -> locations.put(new Location(code, "Second", 0, List.of(), true), 0),
                "version-mismatch");
        meanwhile.assertRefused(
                () -> locations.put(new Location(code, "Third", 0, List.of(), true), 1),
                () -> locations.put(new Location(code, "Fourth", 0, List.of(), true), 1),
                "version-mismatch");
        assertThat(locations.get(code).location().name()).isEqualTo("Third");
    }

    private void assertShelves(String... shelves) {
        assertThat(
                        inventory.levels(tea).stream()
                                .map(it ->
                                        "%s %d on hand, %d withheld"
                                                .formatted(
                                                        it.location(), it.onHand(), it.withheld())))
                .containsExactly(shelves);
    }

    private void withholdSoon() {
        rules.put(tea, new Rule(true, null, 10), null);
    }

    private void limit(int units) {
        terms.change(tea, MAIN, it -> new Terms(it.safetyStock(), units, it.promisedOn()));
    }

    private void receive(String location, String lot, int units) {
        var soon = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        var label = new LotLabel(lot, lot.equals("SOON") ? soon : null);
        stockroom.receive(location, List.of(new Arrival(tea, units, 100L, label)), "delivery");
    }

    private Map<Sku, Integer> wanted(int units) {
        return Map.of(tea, units);
    }
}
