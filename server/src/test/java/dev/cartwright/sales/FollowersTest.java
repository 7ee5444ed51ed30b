package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Race;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many servers that look at what was sold. */
@ShopTest
@ExtendWith(BooksBalance.class)
class FollowersTest {

    @Autowired Shelves shelves;
    @Autowired SalesFollower follower;
    @Autowired FactTable table;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void teas_on_the_shelf() {
        shopper = new Shopper(port);
        tea = shelves.stocked(1_000, "10.00");
    }

    private String bought(int units) {
        var order = shopper.buy(shopper.cart(tea, units), "tok_approved");
        assertThat(order.status()).as(order.body()).isEqualTo(201);
        return order.text("/id");
    }

    private void giveBackDelivery(String order) {
        shopper.asAdmin(
                "POST",
                "/api/admin/orders/" + order + "/refunds",
                "{\"reason\": \"broken\", \"shipping\": true}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void cancel(String order) {
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"late\"}");
    }

    private int facts(String order) {
        return db.fetchSingle("select count(*) from sales.facts where order_key::text = ?", order)
                .get(0, int.class);
    }

    @Test
    void however_many_servers_look_at_once_each_fact_is_made_once() throws Exception {
        follower.look();
        var bought = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            bought.add(bought(1));
        }
        bought.subList(0, 6).forEach(this::giveBackDelivery);
        bought.subList(3, 9).forEach(this::cancel);
        Callable<Boolean> look =
                () -> {
                    follower.look();
                    return true;
                };

        Race.of(Collections.nCopies(8, look));

        assertThat(bought.stream().mapToInt(it -> facts(it)).toArray())
                .containsExactly(3, 3, 3, 5, 5, 5, 4, 4, 4, 2, 2, 2);
        // What another server has made meanwhile:
        var first = List.of(UUID.fromString(bought.getFirst()));
        transaction.executeWithoutResult(_ -> table.insert(table.sales(first)));
        assertThat(facts(bought.getFirst())).isEqualTo(3);
    }

    @Test
    void while_one_server_looks_the_others_wait() throws Exception {
        var committing = new AtomicBoolean();
        Runnable another =
                () -> {
                    table.lock();
                    TransactionSynchronizationManager.registerSynchronization(
                            new TransactionSynchronization() {
                                @Override
                                public void beforeCommit(boolean readOnly) {
                                    committing.set(true);
                                }
                            });
                };
        Callable<Boolean> look =
                () -> {
                    follower.look();
                    return committing.get();
                };

        assertThat(new Meanwhile(transaction, db).of(another, look)).isTrue();
    }
}
