package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Locations.Location;
import dev.cartwright.inventory.Lots.LotLevel;
import dev.cartwright.inventory.ReturnDock.Back;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Goods that come back, of the lots that are printed on them or of any. */
@ModuleTest
@Import({TestDatabase.class, Goods.class})
class ReturnDockTest {

    static final LotLabel SOON = new LotLabel("SOON", LocalDate.of(2099, 1, 1));
    static final LotLabel LATE = new LotLabel("LATE", LocalDate.of(2099, 2, 1));

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Dispatch dispatch;
    @Autowired ReturnDock dock;
    @Autowired Lots lots;
    @Autowired Locations locations;
    @Autowired Goods goods;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;

    Sku tea = new Sku("replaced");
    OrderId order = Goods.anOrder();

    @BeforeEach
    void five_that_expire_soon_and_two_that_do_later_were_sent() {
        tea = new Sku("TEA-" + UUID.randomUUID());
        stockroom.receive(
                MAIN,
                List.of(new Arrival(tea, 5, 100L, SOON), new Arrival(tea, 5, 100L, LATE)),
                "delivery");
        order = goods.anOrderOf(Map.of(tea, 7));
        inventory.allocate(order);
        dispatch.ship(order, Map.of(tea, 7), null, "sent");
        assertThat(onShelves()).containsExactly("LATE main 3");
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void of_a_lot_no_more_comes_back_than_was_sent() {
        assertThatThrownBy(() -> receive(back(3, "LATE")))
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> {
                            assertThat(it.getBody().getType())
                                    .hasToString("/problems/not-from-lot");
                            assertThat(it.getBody().getDetail())
                                    .isEqualTo(
                                            "3 of "
                                                    + tea
                                                    + " are said to be of lot LATE, of which 2"
                                                    + " were sent and are not back.");
                            assertThat(it.getBody().getProperties())
                                    .containsEntry("units", 2)
                                    .containsEntry("sku", tea);
                        });
        assertRefused(() -> receive(back(1, "NONE-SUCH")), "not-from-lot");
        assertRefused(() -> receive(back(2, "LATE"), back(1, "LATE")), "not-from-lot");

        assertThat(onShelves()).containsExactly("LATE main 3");
    }

    @Test
    void all_of_it_comes_back_or_nothing() {
        assertRefused(() -> receive(back(7, null), back(1, null)), "not-promised");
        assertRefused(() -> receive(back(2, "LATE"), back(6, null)), "not-promised");

        assertThat(onShelves()).containsExactly("LATE main 3");
    }

    @Test
    void without_a_label_it_is_of_the_lot_that_expires_last() {
        receive(back(3, null));

        assertThat(onShelves()).containsExactly("SOON main 1", "LATE main 5");
    }

    @Test
    void all_together_costs_what_it_did_before_it_left() {
        receive(back(7, null));

        assertThat(onShelves()).containsExactly("SOON main 5", "LATE main 5");
        assertThat(lots.levels(tea).stream().mapToLong(LotLevel::value).sum()).isEqualTo(1_000);
    }

    @Test
    void what_has_a_label_is_taken_before_what_could_be_of_any() {
        receive(back(1, null), back(2, "LATE"));

        assertThat(onShelves()).containsExactly("SOON main 1", "LATE main 5");
    }

    @Test
    void what_is_thrown_away_comes_back_to_no_shelf() {
        receive(new Back(tea, 2, null, false, "LATE"));

        assertThat(onShelves()).containsExactly("LATE main 3");
        assertThat(lots.recipients(tea, "LATE")).isEmpty();
        assertRefused(() -> receive(back(1, "LATE")), "not-from-lot");
    }

    @Test
    void it_may_be_put_elsewhere_of_its_own_lot() {
        locations.put(new Location("counter", "Counter", 9, List.of(), true), null);

        receive(new Back(tea, 1, "counter", true, "SOON"), back(1, "SOON"));

        assertThat(onShelves())
                .containsExactlyInAnyOrder("SOON counter 1", "SOON main 1", "LATE main 3");
    }

    @Test
    void of_a_lot_that_was_recalled_it_may_not_be_sold_elsewhere_either() {
        locations.put(new Location("counter", "Counter", 9, List.of(), true), null);
        lots.recall(tea, "SOON", "mould");

        receive(new Back(tea, 2, "counter", true, "SOON"));

        assertThat(inventory.levels(tea))
                .filteredOn(it -> it.location().equals("counter"))
                .singleElement()
                .satisfies(it -> assertThat(it.onHand()).isEqualTo(2))
                .satisfies(it -> assertThat(it.available()).isZero());
    }

    @Test
    void who_still_has_units_of_a_lot_is_known() {
        assertThat(lots.recipients(tea, "SOON")).containsExactly(new Lots.Recipient(order, 5));
        receive(back(2, "SOON"));
        assertThat(lots.recipients(tea, "SOON")).containsExactly(new Lots.Recipient(order, 3));

        receive(back(3, "SOON"));

        assertThat(lots.recipients(tea, "SOON")).isEmpty();
    }

    private Back back(int units, @Nullable String lot) {
        return new Back(tea, units, null, true, lot);
    }

    private void receive(Back... all) {
        transaction.executeWithoutResult(_ -> dock.receive(order, List.of(all), "returned"));
    }

    private static void assertRefused(ThrowingCallable work, String slug) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/" + slug));
    }

    private List<String> onShelves() {
        return lots.levels(tea).stream()
                .filter(it -> !it.number().equals(LotLabel.NONE.number()))
                .map(it -> it.number() + " " + it.location() + " " + it.onHand())
                .toList();
    }
}
