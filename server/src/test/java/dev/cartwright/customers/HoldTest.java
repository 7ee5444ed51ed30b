package dev.cartwright.customers;

import static dev.cartwright.customers.People.Crowd.anAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.People.Crowd;
import dev.cartwright.kernel.CustomerId;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class HoldTest {

    @Autowired DSLContext db;
    @Autowired Crowd crowd;
    @Autowired Customers customers;
    @Autowired Erasure erasure;

    CustomerId ada = new CustomerId(UUID.randomUUID());

    @BeforeEach
    void somebody() {
        ada = crowd.somebody();
    }

    @Test
    void nobody_is_held_who_is_not_there_or_not_there_any_more() {
        var merged = crowd.somebody(anAddress());
        crowd.changeEmail(ada, customers.find(merged).orElseThrow().email());
        var erased = crowd.somebody();
        erasure.erase(erased);

        for (var nobody : new CustomerId[] {new CustomerId(UUID.randomUUID()), merged, erased}) {
            assertThatThrownBy(() -> customers.hold(nobody)).isInstanceOf(CustomerProblem.class);
        }
        customers.hold(ada);
    }

    @Test
    void who_is_held_is_forgotten_afterwards() throws Exception {
        var held = new CountDownLatch(1);
        var bought = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var purchase =
                    threads.submit(() ->
                            crowd.transaction()
                                    .executeWithoutResult(_ -> {
                                        customers.hold(ada);
                                        held.countDown();
                                        await(bought);
                                    }));
            await(held);
            var forgotten = threads.submit(() -> erasure.erase(ada));
            assertThat(waitsForALock(forgotten)).isTrue();
            bought.countDown();

            purchase.get();
            assertThat(forgotten.get().customer()).isEqualTo(ada);
        }
    }

    @Test
    void who_is_being_forgotten_is_not_held() throws Exception {
        var forgotten = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipt =
                    threads.submit(() ->
                            crowd.transaction()
                                    .execute(_ -> {
                                        var done = erasure.erase(ada);
                                        forgotten.countDown();
                                        await(waited);
                                        return done;
                                    }));
            await(forgotten);
            var purchase = threads.submit(() -> customers.hold(ada));
            assertThat(waitsForALock(purchase)).isTrue();
            waited.countDown();

            assertThat(receipt.get()).isNotNull();
            assertThatThrownBy(purchase::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CustomerProblem.class);
        }
    }

    /** Or is done, which none may be before the other has committed. */
    private boolean waitsForALock(Future<?> other) {
        while (!other.isDone()) {
            if (db.fetchSingle(MergeTest.LOCK_AWAITED).get(0, boolean.class)) {
                return true;
            }
            LockSupport.parkNanos(10_000_000);
        }
        return false;
    }

    /** Not for ever: where the other one has failed, the test is to say so. */
    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
