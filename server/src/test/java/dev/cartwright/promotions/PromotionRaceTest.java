package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.anOrder;
import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.somebody;
import static dev.cartwright.promotions.Counter.usd;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.CodeMaker;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Many at once: no limit is passed, and what is given back comes back once. */
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
class PromotionRaceTest {

    @Autowired Promotions promotions;
    @Autowired Counter counter;
    @Autowired CodeMaker codes;
    @Autowired Meanwhile meanwhile;
    @Autowired Auditor auditor;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    /** Each cart of 150.00 gets 10 %: six times 15.00, and 10.00 for the one that comes last. */
    @Test
    void a_budget_is_spent_to_the_last_cent_and_never_passed() throws Exception {
        var goods = sku();
        var limits = ", \"limits\": {\"budget\": %s}".formatted(usd("100.00"));
        var id = counter.publish(off(goods, "{\"percent\": \"10\"}", limits));

        var granted = race(nCopies(64, buyer(goods))).toList();

        assertThat(granted).filteredOn(it -> it == 1500).hasSize(6);
        assertThat(granted).filteredOn(it -> it == 1000).hasSize(1);
        assertThat(granted).filteredOn(it -> it == 0).hasSize(57);
        assertThat(counter.used(id, "USD")).isEqualTo(10_000);
    }

    @Test
    void of_a_budget_with_no_remainders_nothing_is_granted_that_it_does_not_cover()
            throws Exception {
        var goods = sku();
        var limits =
                ", \"budgetEnd\": \"NOTHING\", \"limits\": {\"budget\": %s}"
                        .formatted(usd("100.00"));
        var id = counter.publish(off(goods, "{\"percent\": \"10\"}", limits));

        var granted = race(nCopies(64, buyer(goods))).toList();

        assertThat(granted).filteredOn(it -> it == 1500).hasSize(6);
        assertThat(granted).filteredOn(it -> it == 0).hasSize(58);
        assertThat(counter.used(id, "USD")).isEqualTo(9_000);
    }

    /** All have seen the discount before the first of them buys. */
    @Test
    void of_sixty_four_who_saw_the_last_use_one_gets_it() throws Exception {
        var goods = sku();
        var id = counter.publish(off(goods, "{\"percent\": \"10\"}", limits("\"uses\": 1")));
        var seen = promotions.reckon(cart(goods, "150.00"));
        Callable<Boolean> purchase = () -> reserves(somebody(), seen);

        assertThat(race(nCopies(64, purchase)).filter(it -> it)).hasSize(1);
        assertThat(counter.used(id, "USES")).isEqualTo(1);
    }

    @Test
    void of_two_sessions_of_a_customer_who_may_once_one_gets_it() throws Exception {
        for (int i = 0; i < 10; i++) {
            var goods = sku();
            counter.publish(off(goods, "{\"percent\": \"10\"}", limits("\"usesPerCustomer\": 1")));
            var ada = somebody();
            var seen = promotions.reckon(cart(goods, "150.00", ada, Map.of()));
            Callable<Boolean> purchase = () -> reserves(ada, seen);

            assertThat(race(nCopies(2, purchase))).containsExactlyInAnyOrder(true, false);
            assertThat(promotions.reckon(cart(goods, "150.00", ada, Map.of())).isNothing())
                    .isTrue();
            assertThat(reserves(somebody(), seen)).isTrue();
        }
    }

    @Test
    void of_sixty_four_who_use_a_single_use_code_one_gets_it() throws Exception {
        var goods = sku();
        var id = counter.publish(off(goods, "{\"percent\": \"10\"}", ", \"codeRequired\": true"));
        var code = codes.single(id);
        var seen = promotions.reckon(cart(goods, "150.00", null, Map.of(code, id)));
        assertThat(seen.couponsUsed()).isEqualTo(Map.of(code, id));
        Callable<Boolean> purchase = () -> reserves(somebody(), seen);

        assertThat(race(nCopies(64, purchase)).filter(it -> it)).hasSize(1);
        assertThat(codes.used(code)).isEqualTo(1);
    }

    /** Without a code, whose own lock would let one after the other in. */
    @Test
    void an_order_that_is_cancelled_by_many_at_once_gives_back_once() throws Exception {
        var goods = sku();
        var limits = "\"uses\": 9, \"usesPerCustomer\": 9, \"budget\": " + usd("100.00");
        var id = counter.publish(off(goods, "{\"percent\": \"10\"}", limits(limits)));
        var ada = somebody();
        var seen = promotions.reckon(cart(goods, "150.00", ada, Map.of()));
        var order = anOrder();
        counter.reserve(order, ada, seen);
        counter.reserve(anOrder(), ada, seen);
        var cancel = Meanwhile.done(() -> counter.release(order));

        meanwhile.of(() -> counter.release(order), cancel);
        assertThat(race(nCopies(8, cancel))).hasSize(8);

        assertThat(counter.used(id, "USD")).isEqualTo(1500);
        assertThat(counter.used(id, "USES")).isEqualTo(1);
    }

    @Test
    void purchases_and_cancellations_of_several_promotions_leave_nothing_behind() throws Exception {
        var first = sku();
        var second = sku();
        var limits = limits("\"uses\": 5, \"budget\": " + usd("40.00"));
        var one = counter.publish(off(first, "{\"percent\": \"10\"}", limits));
        var other = counter.publish(off(second, "{\"percent\": \"10\"}", limits));
        var bought = new AtomicInteger();
        Callable<Boolean> purchase =
                () -> {
                    var cart = cart(first, "100.00");
                    var both = new ArrayList<>(cart.lines());
                    both.add(new PromotedLine("2", second, 1, cart.lines().getFirst().unitPrice()));
                    var order = anOrder();
                    var done = reserves(order, somebody(), promotions.reckon(with(cart, both)));
                    if (done) {
                        bought.incrementAndGet();
                        counter.release(order);
                    }
                    return done;
                };

        assertThat(race(nCopies(64, purchase))).hasSize(64);
        assertThat(bought).hasPositiveValue();
        assertThat(Stream.of(one, other).map(it -> counter.used(it, "USD"))).containsOnly(0L);
        assertThat(Stream.of(one, other).map(it -> counter.used(it, "USES"))).containsOnly(0L);
    }

    private static PromotedCart with(PromotedCart cart, List<PromotedLine> lines) {
        return new PromotedCart(
                null,
                cart.channel(),
                cart.currency(),
                null,
                null,
                null,
                lines,
                List.of(),
                Map.of());
    }

    private static String limits(String limits) {
        return ", \"limits\": {%s}".formatted(limits);
    }

    private Callable<Long> buyer(Sku goods) {
        return () -> persistent(goods);
    }

    /** Looks again whenever somebody was quicker, until there is a purchase, if at full price. */
    private long persistent(Sku goods) {
        for (; ; ) {
            var seen = promotions.reckon(cart(goods, "150.00"));
            if (reserves(somebody(), seen)) {
                return seen.discounted().goodsMinor();
            }
        }
    }

    private boolean reserves(CustomerId customer, Reckoned seen) {
        return reserves(anOrder(), customer, seen);
    }

    private boolean reserves(OrderId order, CustomerId customer, Reckoned seen) {
        try {
            counter.reserve(order, customer, seen);
            return true;
        } catch (PromotionsChanged e) {
            return false;
        }
    }

    private static <T> Stream<T> race(List<Callable<T>> all) throws Exception {
        // Fewer than there are connections: who has none gives up after two seconds.
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<T>();
            for (var done : threads.invokeAll(all)) {
                answers.add(done.get());
            }
            return answers.stream();
        }
    }
}
