package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A business day is a day in the channel's zone, also when its clocks are put forward or back. */
@ShopTest
class FactDayTest {

    @Autowired Shelves shelves;
    @Autowired FactMaking making;
    @Autowired Orders orders;
    @LocalServerPort int port;

    private Order bought() {
        var shopper = new Shopper(port);
        var order = shopper.buy(shopper.cart(shelves.stocked(1, "10.00"), 1), "tok_approved");
        return orders.find(OrderId.valueOf(order.text("/id"))).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T04:59:59Z, 2026-03-07", // New York: five hours behind,
        "2026-03-08T05:00:00Z, 2026-03-08", // on the day the clocks go forward,
        "2026-03-09T03:59:59Z, 2026-03-08", // and four from then on
        "2026-03-09T04:00:00Z, 2026-03-09",
        "2026-11-01T03:59:59Z, 2026-10-31",
        "2026-11-02T04:59:59Z, 2026-11-01",
        "2026-11-02T05:00:00Z, 2026-11-02"
    })
    void a_day_is_the_channels(Instant placed, String day) {
        var order = bought();
        var then = Placings.at(order, placed);

        assertThat(making.sales(List.of(then)))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.day()).isEqualTo(day));
    }
}
