package dev.cartwright.coupons;

import static dev.cartwright.coupons.Till.anOrder;
import static dev.cartwright.coupons.Till.somebody;
import static dev.cartwright.coupons.Till.terms;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.Coupon.State;
import dev.cartwright.platform.Auditor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Many at once: each use counts once, and none is one too many. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, StatementCount.class, AsAdmin.class, Till.class})
class CouponRaceTest {

    @Autowired Coupons coupons;
    @Autowired BatchDesk batches;
    @Autowired BatchTable batchTable;
    @Autowired BatchWork work;
    @Autowired Till till;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void of_sixty_four_who_use_a_single_use_code_at_once_one_does() throws Exception {
        var code = till.word(terms(1, null));
        Callable<State> purchase = () -> till.take(anOrder(), somebody(), code);

        var states = race(nCopies(64, purchase)).toList();

        assertThat(states).filteredOn(State.USABLE::equals).hasSize(1);
        assertThat(states).filteredOn(State.USED_UP::equals).hasSize(63);
        assertThat(till.used(code)).isEqualTo(1);
    }

    @Test
    void of_two_sessions_of_a_customer_who_may_once_one_does() throws Exception {
        for (int i = 0; i < 10; i++) {
            var ada = somebody();
            var code = till.word(terms(null, 1));
            Callable<State> purchase = () -> till.take(anOrder(), ada, code);

            assertThat(race(nCopies(2, purchase)))
                    .containsExactlyInAnyOrder(State.USABLE, State.LIMIT_REACHED);
            assertThat(till.used(code)).isEqualTo(1);
        }
    }

    @Test
    void an_order_that_is_given_back_by_many_at_once_is_given_back_once() throws Exception {
        var code = till.word(terms(5, 5));
        var ada = somebody();
        var order = anOrder();
        till.take(order, ada, code);
        till.take(anOrder(), ada, code);
        Callable<Integer> cancel = () -> coupons.giveBack(order);

        assertThat(race(nCopies(8, cancel)).mapToInt(it -> it).sum()).isEqualTo(1);
        assertThat(till.used(code)).isEqualTo(1);
    }

    @Test
    void purchases_and_cancellations_at_once_leave_what_was_not_given_back() throws Exception {
        var code = till.word(terms(3, null));
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 100; i++) {
            all.add(() -> {
                var order = anOrder();
                var taken = till.take(order, somebody(), code) == State.USABLE;
                return taken && coupons.giveBack(order) == 1;
            });
        }

        assertThat(race(all).filter(it -> it)).isNotEmpty();
        assertThat(till.used(code)).isZero();
    }

    @Test
    void orders_with_the_same_codes_in_any_sequence_never_lock_each_other_out() throws Exception {
        var codes = List.of(till.word(terms(9, null)), till.word(terms(9, null)));
        var all =
                IntStream.range(0, 40)
                        .mapToObj(i -> i % 2 == 0 ? codes : codes.reversed())
                        .<Callable<List<State>>>map(
                                asked -> () -> till.take(anOrder(), somebody(), asked))
                        .toList();

        assertThat(race(all).filter(it -> it.equals(nCopies(2, State.USABLE)))).hasSize(9);
        assertThat(codes).extracting(till::used).containsExactly(9, 9);
    }

    /** As two servers do when one is thought to be dead and is not. */
    @Test
    void servers_that_make_one_batch_at_once_make_as_many_as_were_asked() throws Exception {
        var id = UUID.randomUUID();
        var shape = new CodeShape("RACE", 12);
        batches.begin(id, "codes", terms(1, null), new Batch.Generating(shape, 500));
        Callable<Boolean> server =
                () -> {
                    work.next(id);
                    return true;
                };

        assertThat(race(nCopies(8, server))).hasSize(8);
        assertThat(batchTable.get(id).made()).isEqualTo(500);
    }

    /** Killed before the commit: what was made is not there, and is made by the next. */
    @Test
    void a_server_that_dies_leaves_a_batch_that_the_next_one_completes() {
        var id = UUID.randomUUID();
        var asked = 2 * BatchWork.AT_ONCE + 500;
        var shape = new CodeShape("DEAD", 12);
        batches.begin(id, "codes", terms(1, null), new Batch.Generating(shape, asked));

        assertThat(work.next(id)).isPresent();
        transaction.executeWithoutResult(it -> {
            work.next(id);
            it.setRollbackOnly();
        });
        assertThat(batchTable.get(id).made()).isEqualTo(BatchWork.AT_ONCE);
        assertThat(work.next(id)).isPresent();
        assertThat(work.next(id)).isEmpty();
        assertThat(batchTable.get(id).made()).isEqualTo(asked);
        assertThat(batchTable.get(id).status()).isEqualTo(Batch.Status.DONE);
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
