package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PUT;

import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.carts.IdleCarts.IdleCart;
import dev.cartwright.carts.IdleCarts.Standing;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@WholeShop
@Import(Stall.class)
class IdleCartsTest {

    @Autowired Stall stall;
    @Autowired IdleCarts idle;
    @Autowired Carts carts;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void tea_and_nothing_that_lies_about() {
        stall.delivers();
        tea = stall.goods(1_000);
        clock.move(Duration.ofMinutes(10));
        while (!take(100).isEmpty()) {
            // What other tests have left.
        }
    }

    @Test
    void a_cart_is_taken_as_it_was_last_changed_and_again_only_after_the_next_change() {
        var before = clock.instant();
        var cart = left(2);
        var after = clock.instant();
        assertThat(take(100)).isEmpty();
        clock.move(Duration.ofMinutes(6));

        var taken = take(100);

        assertThat(taken).extracting(IdleCart::id).containsExactly(cart);
        var it = taken.getFirst();
        assertThat(it.value()).isEqualTo(Money.parse("USD 19.98"));
        assertThat(it.units()).isEqualTo(2);
        assertThat(it.email()).isEqualTo(new EmailAddress("ada@example.org"));
        assertThat(it.customer()).isNull();
        assertThat(it.changedAt()).isBetween(before, after);
        assertThat(idle.isLeft(cart, it.version(), clock.instant())).isTrue();
        assertThat(take(100)).isEmpty();

        stall.add(cart.toString(), tea, 1);
        assertThat(idle.isLeft(cart, it.version(), clock.instant())).isFalse();
        clock.move(Duration.ofMinutes(6));
        assertThat(take(100)).extracting(IdleCart::units).containsExactly(3);
    }

    @Test
    void what_the_index_has_goes_on_every_five_minutes_at_most() {
        var cart = left(1);
        clock.move(Duration.ofMinutes(5));
        stall.add(cart.toString(), tea, 1);

        var row = db.fetchSingle(CARTS, CARTS.CART_ID.eq(cart));

        var coarse = Objects.requireNonNull(row.getIdleFrom());
        assertThat(coarse.getEpochSecond() % 300).isZero();
        assertThat(coarse.getNano()).isZero();
        assertThat(Duration.between(Objects.requireNonNull(row.getChangedAt()), coarse))
                .isBetween(Duration.ofNanos(1), Duration.ofMinutes(5));
    }

    @Test
    void a_cart_that_is_given_back_by_a_failed_payment_is_as_one_just_changed() {
        var cart = left(1);
        var order = new OrderId(UUID.randomUUID());
        transaction.executeWithoutResult(_ -> carts.close(cart, order, null));
        clock.move(Duration.ofMinutes(6));
        assertThat(take(100)).isEmpty();

        transaction.executeWithoutResult(_ -> carts.reopen(cart, order));

        assertThat(take(100)).isEmpty();
        clock.move(Duration.ofMinutes(6));
        assertThat(take(100)).extracting(IdleCart::id).containsExactly(cart);
    }

    @Test
    void what_is_taken_by_a_transaction_that_fails_is_there_for_the_next() {
        var cart = left(1);
        clock.move(Duration.ofMinutes(6));
        transaction.executeWithoutResult(status -> {
            assertThat(idle.take(clock.instant(), clock.instant(), 100)).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(take(100)).extracting(IdleCart::id).containsExactly(cart);
    }

    @Test
    void carts_whose_time_is_over_take_no_place_of_others() {
        var over = left(1);
        clock.move(Duration.ofMinutes(6));
        var cart = left(1);
        clock.move(Duration.ofMinutes(6));
        db.update(CARTS)
                .set(CARTS.EXPIRES_AT, clock.instant())
                .where(CARTS.CART_ID.eq(over))
                .execute();

        assertThat(take(1)).extracting(IdleCart::id).containsExactly(cart);
        assertThat(take(1)).isEmpty();
    }

    @Test
    void a_guests_cart_stands_open_only_for_who_still_reads_its_mail() {
        var ada = new EmailAddress("ada@example.org");
        var cart = left(1);
        var now = clock.instant();

        assertThat(idle.standing(cart, null, ada, now)).isEqualTo(Standing.OPEN);
        assertThat(idle.standing(cart, null, new EmailAddress("bob@example.org"), now))
                .isEqualTo(Standing.CLOSED);
        assertThat(idle.standing(cart, new CustomerId(UUID.randomUUID()), ada, now))
                .isEqualTo(Standing.CLOSED);
        assertThat(idle.standing(new CartId(UUID.randomUUID()), null, ada, now))
                .isEqualTo(Standing.CLOSED);
    }

    @Test
    void many_who_take_at_once_take_each_cart_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            left(1);
        }
        clock.move(Duration.ofMinutes(6));
        var all = new ArrayList<Callable<List<IdleCart>>>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> take(10));
        }

        List<CartId> taken;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            taken =
                    threads.invokeAll(all).stream()
                            .map(Future::resultNow)
                            .flatMap(Collection::stream)
                            .map(IdleCart::id)
                            .toList();
        }

        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    private CartId left(int units) {
        var cart = stall.cartWith(tea, units);
        stall.send(PUT, "/api/carts/" + cart + "/delivery", Stall.UTAH);
        return new CartId(UUID.fromString(cart));
    }

    private List<IdleCart> take(int most) {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> idle.take(now, now, most)));
    }
}
