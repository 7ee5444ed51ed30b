package dev.cartwright.returns;

import static dev.cartwright.returns.ReturnCounter.came;
import static dev.cartwright.returns.ReturnCounter.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Chronicle;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.rates.Rates;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The path of an order of which some comes back, with all that is told, moved, posted and mailed.
 */
@ShopTest
@ExtendWith(BooksBalance.class)
class ReturnScenarioTest {

    @Autowired Shelves shelves;
    @Autowired Rates rates;
    @Autowired DSLContext db;
    @Autowired ConfigurableApplicationContext server;
    @LocalServerPort int port;

    /** A tea less 2.00 of discount, a book less 1.00, and the tax of what was paid for each. */
    @Test
    void partial_return_with_two_tax_rates_and_a_discount_of_the_order() {
        var shopper = new Shopper(port);
        var counter = new ReturnCounter(shopper);
        try (var chronicle = new Chronicle(server, db, shopper)) {
            var order = new MixedBasket(shopper, shelves, rates).twoRatesLessTenPercent();
            var tea = order.text("/lines/0/quantity").equals("3") ? 0 : 1;
            var book = 1 - tea;
            var asked =
                    counter.approved(
                            order,
                            wanted(order, tea, 1, "CHANGED_MIND"),
                            wanted(order, book, 1, "CHANGED_MIND"));
            counter.receive(
                    asked, came(order, tea, 1, "\"RESTOCK\""), came(order, book, 1, "\"SCRAP\""));

            assertThat(counter.stands(order))
                    .containsExactly("PLACED", "PARTIALLY_REFUNDED", "PARTIALLY_RETURNED");
            assertThat(counter.refunds(order))
                    .containsExactly(List.of("30.00", "3.00", "0.00", "1.53", "28.53"));
            assertThat(chronicle.of(order))
                    .isEqualTo(
                            """
                            events: OrderPlaced, OrderPaid, OrderShipped, OrderDelivered, ReturnRequested, ReturnApproved, RefundGranted, ItemsReturned, ReturnReceived
                            movements: RESERVED 2, RESERVED 3, SHIPPED 2, SHIPPED 3, RETURNED 1
                            postings: order-placed 90.34, payment-captured 82.34, refund-granted 31.53, refund-paid 28.53
                            mails: order-confirmed, order-delivered, order-shipped, refund-granted, return-approved, return-received, return-requested
                            """);
        }
    }
}
