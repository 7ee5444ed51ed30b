package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.TakenConnections;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What becomes of purchases when the database has no time just when it matters. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.sandbox.slow=1s")
class BusyDatabaseTest {

    private static final String OPERATION =
            """
            from payments.payment_transactions operation
            join payments.payments using (payment_id) join orders.orders using (order_id)
            where cart_id = cast(? as uuid)
            """;

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired MovableClock clock;
    @Autowired DataSource database;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "10.00");
    }

    @Test
    void a_purchase_never_sent_is_given_up_even_if_the_first_try_fails() throws Exception {
        var cart = shopper.cart(tea, 1);
        var buying =
                CompletableFuture.supplyAsync(() -> shopper.buy(cart, "tok_slow", "key-" + cart));
        untilTaken(cart);
        // As if the server had been killed between the first transaction and the sending.
        db.execute(
                "delete from sandbox.operations where operation_id = (select operation.id "
                        + OPERATION
                        + ")",
                cart);
        db.execute(
                "update payments.payment_transactions set status = 'NEW' where id = "
                        + "(select operation.id "
                        + OPERATION
                        + ")",
                cart);
        buying.join();
        clock.move(Duration.ofSeconds(60));

        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            lock(other, cart);
            reconciliation.run();
            other.rollback();
        }
        clock.move(Duration.ofMinutes(6));
        reconciliation.run();

        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
        assertThat(shopper.buy(cart, "tok_slow", "key-" + cart).status()).isEqualTo(402);
    }

    @Test
    void who_has_paid_is_never_told_that_nothing_was_done() throws Exception {
        // So that later all are there at once.
        new TakenConnections(database).close();
        var cart = shopper.cart(tea, 1);
        var buying =
                CompletableFuture.supplyAsync(() -> shopper.buy(cart, "tok_slow", "key-" + cart));
        untilTaken(cart);
        try (var _ = new TakenConnections(database)) {
            var told = buying.join();

            assertThat(told.status()).isEqualTo(409);
            assertThat(told.type()).isEqualTo("/problems/request-in-progress");
        }
        clock.move(Duration.ofSeconds(60));
        reconciliation.run();

        assertThat(shopper.buy(cart, "tok_slow", "key-" + cart).status()).isEqualTo(201);
    }

    /** Waits until the sandbox has taken the money, which it then keeps to itself for a second. */
    private void untilTaken(String cart) {
        var taken =
                "select exists (select "
                        + OPERATION
                        + " and exists (select "
                        + "from sandbox.operations where operation_id = operation.id))";
        for (int tries = 0; tries < 500; tries++) {
            if (db.fetchSingle(taken, cart).get(0, boolean.class)) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("nothing was taken for " + cart);
    }

    private static void lock(Connection connection, String cart) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "select from carts.carts where cart_id = '%s' for update".formatted(cart));
        }
    }
}
