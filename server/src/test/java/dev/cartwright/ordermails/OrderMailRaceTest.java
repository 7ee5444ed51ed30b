package dev.cartwright.ordermails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.fulfilment.Units;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderCancelled;
import dev.cartwright.orders.OrderFacts;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What is told of an order while its money moves. */
@ShopTest
class OrderMailRaceTest {

    @Autowired Shelves shelves;
    @Autowired OrderMails mails;
    @Autowired Units units;
    @Autowired Orders orders;
    @Autowired Payments payments;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    @Test
    void what_goes_back_is_told_once_whoever_settles_it_is_done() throws Exception {
        var ada = Letterbox.of(port);
        var id = OrderId.valueOf(ada.bought(shelves.stocked(1, "10.00"), 1).text("/id"));
        var news = new OrderMailNews(mails, units, orders, payments);
        var cancelled = cancelled(id);

        var told =
                new Meanwhile(transaction, db)
                        .of(
                                () -> orders.lock(id),
                                Meanwhile.done(() ->
                                        transaction.executeWithoutResult(_ -> news.on(cancelled))),
                                () -> payments.standing(id));

        assertThat(told).isTrue();
        assertThat(ada.kinds(id.toString())).contains("order-cancelled");
    }

    private OrderCancelled cancelled(OrderId id) {
        var order = orders.find(id).orElseThrow();
        return new OrderCancelled(
                UUID.randomUUID(),
                Instant.EPOCH,
                order.channel(),
                id,
                order.customer(),
                OrderFacts.of(order),
                "changed their mind");
    }
}
