package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Locations.Location;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What leaves for customers and what comes back, in parts or whole. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class DispatchTest {

    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Picking picking;
    @Autowired Bundles bundles;
    @Autowired Locations locations;
    @Autowired Goods goods;
    @Autowired Auditor auditor;

    Sku tea = new Sku("replaced");
    OrderId order = Goods.anOrder();

    @BeforeEach
    void four_of_ten_teas_are_paid() {
        tea = goods.tenOnTheShelf();
        order = paid(tea, 4);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void of_an_order_that_nobody_knows_nothing_moves() {
        order = Goods.anOrder();

        assertRefused(() -> ship(1), "unknown-order");
        assertRefused(() -> undo(1), "unknown-order");
        assertRefused(() -> takeBack(1, null, true), "unknown-order");
        assertStock(10, 4);
    }

    @Test
    void no_more_leaves_or_comes_back_than_was_promised_or_shipped() {
        assertRefused(() -> ship(5), "not-promised");
        assertRefused(() -> undo(1), "not-promised");
        ship(2);
        assertRefused(() -> takeBack(3, null, true), "not-promised");
        assertRefused(() -> ship(3), "not-promised");
        assertRefused(() -> dispatch.ship(order, Map.of(tea, 1), "moon", "sent"), "not-promised");

        assertStock(8, 2);
    }

    @Test
    void what_is_not_in_the_order_or_not_paid_stays() {
        var cup = goods.tenOnTheShelf();
        assertRefused(() -> dispatch.ship(order, Map.of(cup, 1), null, "sent"), "not-promised");
        order = goods.anOrderOf(Map.of(tea, 1));

        assertRefused(() -> ship(1), "not-promised");
        assertStock(10, 5);
    }

    @Test
    void a_refusal_says_what_there_is() {
        assertThatThrownBy(() -> ship(5))
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> {
                            assertThat(it.getBody().getDetail())
                                    .isEqualTo("5 of " + tea + " are meant, but there are 4.");
                            assertThat(it.getBody().getProperties())
                                    .containsEntry("sku", tea)
                                    .containsEntry("units", 4);
                        });
    }

    @Test
    void what_could_not_leave_is_said_before_anything_does() {
        var cup = goods.tenOnTheShelf();
        order = goods.anOrderOf(Map.of(tea, 4, cup, 4));
        inventory.allocate(order);
        goods.stockroom().count(MAIN, List.of(new Counted(cup, 3, null)), "counted");

        requireThere(Map.of(tea, 4, cup, 3), MAIN);
        assertRefused(() -> requireThere(Map.of(tea, 5), null), "not-promised");
        assertRefused(() -> requireThere(Map.of(tea, 1), "moon"), "not-promised");
        assertThatThrownBy(() -> requireThere(Map.of(tea, 4, cup, 4), null))
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> {
                            assertThat(it.getBody().getDetail())
                                    .isEqualTo(
                                            "4 of "
                                                    + cup
                                                    + " are wanted, but only 3 can leave main.");
                            assertThat(it.getBody().getProperties())
                                    .containsEntry("sku", cup)
                                    .containsEntry("location", MAIN)
                                    .containsEntry("onHand", 3);
                        });

        assertStock(10, 8);
    }

    @Test
    void what_is_sold_no_more_can_be_promised_to_others() {
        dispatch.release(order, Map.of(tea, 1), "not wanted");
        assertStock(10, 3);
        ship(3);

        assertRefused(() -> dispatch.release(order, Map.of(tea, 1), "not wanted"), "not-promised");
        assertThat(dispatch.away(order)).containsExactly(tea);
        assertThat(dispatch.away(Goods.anOrder())).isEmpty();
    }

    @Test
    void a_parcel_leaves_is_taken_back_leaves_again_and_returns_in_part() {
        ship(3);
        assertStock(7, 1);
        undo(2);
        assertStock(9, 3);
        ship(3);
        takeBack(1, null, true);
        assertStock(7, 0);

        takeBack(2, null, false);

        assertStock(7, 0);
    }

    @Test
    void what_returns_may_lie_elsewhere() {
        locations.put(new Location("returns", "Returns", 9, List.of(), true), null);
        ship(4);

        takeBack(2, "returns", true);

        assertThat(inventory.levels(tea).stream().map(it -> it.location() + " " + it.onHand()))
                .containsExactly("main 6", "returns 2");
    }

    @Test
    void of_a_bundle_all_components_go() {
        var set = new Sku("SET-" + tea.code());
        bundles.compose(set, Map.of(tea, 3));
        order = paid(set, 2);
        assertThat(picking.of(order)).containsExactly(new Picking.Share(set, MAIN, 2, 2));

        dispatch.ship(order, Map.of(set, 1), null, "sent");

        assertStock(7, 7);
        assertThat(picking.of(order)).containsExactly(new Picking.Share(set, MAIN, 1, 1));
    }

    @Test
    void who_was_promised_first_is_picked_first() {
        var later = paid(tea, 6);
        goods.stockroom().count(MAIN, List.of(new Counted(tea, 5, null)), "counted");

        assertThat(picking.of(order)).containsExactly(new Picking.Share(tea, MAIN, 4, 4));
        assertThat(picking.of(later)).containsExactly(new Picking.Share(tea, MAIN, 6, 1));
        ship(4);
        assertThat(picking.of(later)).containsExactly(new Picking.Share(tea, MAIN, 6, 1));
    }

    private OrderId paid(Sku sku, int units) {
        var paid = goods.anOrderOf(Map.of(sku, units));
        assertThat(inventory.allocate(paid)).isTrue();
        return paid;
    }

    private void requireThere(Map<Sku, Integer> lines, @Nullable String location) {
        goods.transaction()
                .executeWithoutResult(_ -> dispatch.requireThere(order, lines, location));
    }

    private void ship(int units) {
        dispatch.ship(order, Map.of(tea, units), null, "sent");
    }

    private void undo(int units) {
        dispatch.unship(order, Map.of(tea, units), null, "never left");
    }

    private void takeBack(int units, @Nullable String location, boolean sellable) {
        dispatch.takeBack(order, Map.of(tea, units), location, sellable, "returned");
    }

    private static void assertRefused(ThrowingCallable work, String slug) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/" + slug));
    }

    private void assertStock(int onHand, int reserved) {
        var level = inventory.levels(tea).getFirst();
        assertThat(level.onHand() + " " + level.reserved()).isEqualTo(onHand + " " + reserved);
    }
}
