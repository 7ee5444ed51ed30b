package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static java.util.Collections.nCopies;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.ReturnDock.Back;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestDatabase.class, Goods.class})
class DispatchRaceTest {

    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired ReturnDock dock;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Goods goods;
    @Autowired Auditor auditor;

    Sku tea = new Sku("replaced");
    OrderId order = Goods.anOrder();

    @BeforeEach
    void three_of_ten_teas_are_paid() {
        tea = goods.tenOnTheShelf();
        order = goods.anOrderOf(Map.of(tea, 3));
        inventory.allocate(order);
        goods.anOrderOf(Map.of(tea, 5));
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void a_parcel_that_is_sent_twice_at_once_leaves_once() throws Exception {
        assertThat(done(12, () -> dispatch.ship(order, Map.of(tea, 3), null, "sent"))).isEqualTo(1);

        assertThat(inventory.levels(tea)).containsExactly(Goods.level(tea, MAIN, 7, 5, 2));
    }

    @Test
    void units_that_are_given_up_and_sent_at_once_are_one_or_the_other() throws Exception {
        var sent =
                (Callable<Boolean>)
                        () -> allowed(() -> dispatch.ship(order, Map.of(tea, 2), null, "sent"));
        var left =
                (Callable<Boolean>)
                        () -> allowed(() -> dispatch.release(order, Map.of(tea, 2), "not wanted"));

        assertThat(done(List.of(sent, left, sent, left))).isEqualTo(1);

        assertThat(inventory.levels(tea)).extracting(StockLevel::reserved).containsExactly(6);
    }

    @Test
    void what_comes_back_twice_at_once_is_there_once() throws Exception {
        dispatch.ship(order, Map.of(tea, 3), null, "sent");

        assertThat(done(12, () -> dispatch.takeBack(order, Map.of(tea, 2), null, true, "returned")))
                .isEqualTo(1);

        assertThat(inventory.levels(tea)).containsExactly(Goods.level(tea, MAIN, 9, 5, 4));
    }

    /** The second one names its goods the other way round. */
    @Test
    void two_who_put_the_same_goods_away_do_not_lock_each_other_out() throws Exception {
        var skus =
                Stream.of(goods.tenOnTheShelf(), goods.tenOnTheShelf())
                        .sorted(comparing(Sku::code))
                        .toList();
        var one = sent(skus);
        var two = sent(skus);

        var done =
                new Meanwhile(transaction, db)
                        .of(
                                () -> putAway(one, skus.getFirst()),
                                Meanwhile.done(() ->
                                        transaction.executeWithoutResult(_ ->
                                                putAway(two, skus.getLast(), skus.getFirst()))),
                                () -> putAway(one, skus.getLast()));

        assertThat(done).isTrue();
        for (var sku : skus) {
            assertThat(inventory.levels(sku)).containsExactly(Goods.level(sku, MAIN, 10, 0, 10));
        }
    }

    private OrderId sent(List<Sku> skus) {
        var units = Map.of(skus.getFirst(), 1, skus.getLast(), 1);
        var sent = goods.anOrderOf(units);
        inventory.allocate(sent);
        dispatch.ship(sent, units, null, "sent");
        return sent;
    }

    private void putAway(OrderId of, Sku... some) {
        var back = Stream.of(some).map(sku -> new Back(sku, 1, MAIN, true, null)).toList();
        dock.receive(of, back, "returned");
    }

    private static int done(int times, Runnable act) throws Exception {
        return done(nCopies(times, () -> allowed(act)));
    }

    private static int done(List<Callable<Boolean>> acts) throws Exception {
        var done = 0;
        try (var pool = Executors.newFixedThreadPool(12)) {
            for (var act : pool.invokeAll(acts)) {
                done += act.get() ? 1 : 0;
            }
        }
        return done;
    }

    private static boolean allowed(Runnable act) {
        try {
            act.run();
            return true;
        } catch (InventoryProblem refused) {
            return false;
        }
    }
}
