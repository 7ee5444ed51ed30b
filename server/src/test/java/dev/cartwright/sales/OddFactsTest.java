package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Orders;
import dev.cartwright.refunds.RefundFeed.Granted;
import dev.cartwright.refunds.RefundFeed.GrantedPart;
import dev.cartwright.sales.Fact.Change;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody expects stops no other's facts: the audit names it. */
@ShopTest
class OddFactsTest {

    @Autowired Shelves shelves;
    @Autowired SalesFollower follower;
    @Autowired FactMaking making;
    @Autowired FactTable table;
    @Autowired Orders orders;
    @Autowired Clock clock;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    OrderId order = new OrderId(UUID.randomUUID());

    @BeforeEach
    void a_tea_was_bought() {
        var shopper = new Shopper(port);
        var bought = shopper.buy(shopper.cart(shelves.stocked(5, "10.00"), 1), "tok_approved");
        order = OrderId.valueOf(bought.text("/id"));
        follower.look();
    }

    @Test
    void what_is_given_back_of_something_never_sold_is_no_fact() {
        var sales = SaleLines.of(table.sales(List.of(order.value())));
        var delivery = new GrantedPart(null, 0, 100, 0, 0);
        var unknown = new GrantedPart(UUID.randomUUID(), 1, 100, 0, 7);

        assertThat(making.undone(Kind.REFUND, given(unknown, delivery), sales))
                .singleElement()
                .satisfies(it -> assertThat(it.line()).isNull())
                .extracting(Fact::change)
                .isEqualTo(new Change(0, -100, 0, 0));
    }

    private Granted given(GrantedPart... parts) {
        return new Granted(UUID.randomUUID(), order, clock.instant(), "broken", List.of(parts));
    }

    @Test
    void an_order_that_was_never_placed_sold_nothing() {
        var placed = orders.find(order).orElseThrow();

        assertThat(making.sales(List.of(Placings.at(placed, null)))).isEmpty();
        assertThat(making.sales(List.of(Placings.at(placed, null), placed))).hasSize(2);
    }

    @Test
    void only_a_sale_has_to_be_positive() {
        var sale = table.sales(List.of(order.value())).getFirst();
        var more = new Change(0, 1, 0, 0);
        var at = clock.instant();
        var rest =
                sale.undone(
                        Kind.CANCELLATION, order.value(), at, sale.day(), more, "more was given");
        var less =
                new Fact(
                        Kind.SALE,
                        UUID.randomUUID(),
                        sale.line(),
                        at,
                        sale.day(),
                        sale.day(),
                        sale.sold(),
                        new Change(1, 100, 101, 0),
                        null);

        rolledBack(() -> table.insert(List.of(rest)));
        assertThatThrownBy(() -> rolledBack(() -> table.insert(List.of(less))))
                .hasMessageContaining("live_sales_are_positive");
    }

    private void rolledBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    @Test
    void lines_come_in_their_order_and_the_delivery_last() {
        assertThat(table.sales(List.of(order.value())).getLast().line()).isNull();
    }
}
