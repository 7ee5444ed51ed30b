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
import dev.cartwright.kernel.EmailAddress;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
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
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.IllegalTransactionStateException;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class MergeTest {

    static final String LOCK_AWAITED =
            """
            select exists (select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock')
            """;

    @Autowired DSLContext db;
    @Autowired Crowd crowd;
    @Autowired Customers customers;
    @Autowired Erasure erasure;

    CustomerId ada = new CustomerId(UUID.randomUUID());

    @BeforeEach
    void somebody_with_an_account() {
        ada = crowd.somebody();
    }

    @Test
    void an_address_changes_only_in_a_transaction() {
        assertThatThrownBy(() -> customers.changeEmail(ada, anAddress()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void nobody_is_merged_into_somebody_who_is_not_there(AssertablePublishedEvents events) {
        var address = anAddress();
        var guest = crowd.somebody(address);
        var nobody = new CustomerId(UUID.randomUUID());
        erasure.erase(ada);

        for (var into : new CustomerId[] {nobody, ada}) {
            assertThatThrownBy(() -> crowd.changeEmail(into, address))
                    .isInstanceOf(CustomerProblem.class);
            assertThatThrownBy(() -> crowd.changeEmail(into, anAddress()))
                    .isInstanceOf(CustomerProblem.class);
        }

        assertThat(customers.find(guest).orElseThrow().email()).isEqualTo(address);
        assertThat(events.ofType(CustomersMerged.class)).isEmpty();
    }

    @Test
    void an_address_that_nobody_has_is_simply_taken(AssertablePublishedEvents events) {
        var address = anAddress();

        crowd.changeEmail(ada, address);
        crowd.changeEmail(ada, address);

        var profile = customers.find(ada).orElseThrow();
        assertThat(profile.email()).isEqualTo(address);
        assertThat(profile.version()).isEqualTo(2);
        assertThat(crowd.somebody(address)).isEqualTo(ada);
        assertThat(events.ofType(CustomersMerged.class)).isEmpty();
    }

    @Test
    void a_guest_with_the_new_address_is_the_same_person(AssertablePublishedEvents events) {
        var address = anAddress();
        var guest = crowd.somebody(address);

        crowd.changeEmail(ada, address);

        assertThat(customers.find(ada).orElseThrow().email()).isEqualTo(address);
        assertThat(customers.find(guest)).isEqualTo(customers.find(ada));
        assertThat(crowd.somebody(address)).isEqualTo(ada);
        assertThat(events.ofType(CustomersMerged.class))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.from()).isEqualTo(guest);
                    assertThat(it.into()).isEqualTo(ada);
                });
    }

    @Test
    void who_was_merged_before_follows() {
        var first = anAddress();
        var guest = crowd.somebody(first);
        var second = crowd.somebody();
        crowd.changeEmail(second, first);

        crowd.changeEmail(ada, first);

        assertThat(customers.find(guest)).isEqualTo(customers.find(ada));
        assertThat(customers.find(second)).isEqualTo(customers.find(ada));
    }

    @Test
    void the_old_address_is_free_for_somebody_else() {
        var old = customers.find(ada).orElseThrow().email();

        crowd.changeEmail(ada, anAddress());

        assertThat(crowd.somebody(old)).isNotEqualTo(ada);
    }

    /** Else the guest's order would be written after the orders were moved, and stay behind. */
    @Test
    void a_guest_who_is_buying_is_merged_afterwards() throws Exception {
        var address = anAddress();
        var guest = crowd.somebody(address);
        var found = new CountDownLatch(1);
        var bought = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var purchase =
                    threads.submit(() ->
                            crowd.transaction()
                                    .execute(_ -> {
                                        var buyer = customers.findOrMake(address, "Ada");
                                        found.countDown();
                                        await(bought);
                                        return buyer;
                                    }));
            await(found);
            var merge = threads.submit(() -> crowd.changeEmail(ada, address));
            assertThat(waitsForALock(merge)).isTrue();
            bought.countDown();

            assertThat(purchase.get()).isEqualTo(guest);
            merge.get();
        }
        assertThat(customers.find(guest)).isEqualTo(customers.find(ada));
    }

    @Test
    void who_buys_during_a_merge_is_who_it_was_merged_into() throws Exception {
        var address = anAddress();
        crowd.somebody(address);

        assertThat(boughtDuringAChangeTo(address)).isEqualTo(ada);
    }

    @Test
    void who_buys_while_somebody_takes_the_address_is_that_person() throws Exception {
        assertThat(boughtDuringAChangeTo(anAddress())).isEqualTo(ada);
    }

    private CustomerId boughtDuringAChangeTo(EmailAddress address) throws Exception {
        var changed = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var change =
                    threads.submit(() ->
                            crowd.transaction()
                                    .executeWithoutResult(_ -> {
                                        customers.changeEmail(ada, address);
                                        changed.countDown();
                                        await(waited);
                                    }));
            await(changed);
            var purchase = threads.submit(() -> crowd.somebody(address));
            assertThat(waitsForALock(purchase)).isTrue();
            waited.countDown();
            change.get();
            return Objects.requireNonNull(purchase.get());
        }
    }

    /** Or is done, which none may be before the other has committed. */
    private boolean waitsForALock(Future<?> other) {
        while (!other.isDone()) {
            if (db.fetchSingle(LOCK_AWAITED).get(0, boolean.class)) {
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
