package dev.cartwright.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.orders.ReturnStatus;
import dev.cartwright.platform.Channels;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** An order in the language of the books is its lines and its delivery in it. */
class OrderPortionsTest {

    private static final Address ADA =
            new Address("Ada", "1 Main St", null, "San Jose", "CA", "95101", "US");

    @Test
    void tax_on_top_is_beside_what_was_sold() {
        var order =
                order(
                        Totals.of(eur(30_00), eur(3_00), eur(5_00), eur(6_08), false),
                        line(20_00, 2_00, 18_00, 3_42),
                        line(10_00, 1_00, 9_00, 1_71));

        var whole = Portions.of(order);

        assertThat(whole.amounts(CurrencyUnit.EUR)).isEqualTo(Books.amounts(order));
        assertThat(whole.lines().sequencedValues().getFirst().worth())
                .isEqualTo(new Worth(20_00, 2_00, 3_42));
        assertThat(whole.shipping()).isEqualTo(new Worth(5_00, 0, 95));
    }

    @Test
    void tax_in_the_price_is_taken_out_of_what_was_sold() {
        var order =
                order(
                        Totals.of(eur(30_00), eur(3_00), eur(5_00), eur(5_26), true),
                        line(20_00, 2_00, 15_13, 2_87),
                        line(10_00, 1_00, 7_56, 1_44));

        var whole = Portions.of(order);

        assertThat(whole.amounts(CurrencyUnit.EUR)).isEqualTo(Books.amounts(order));
        assertThat(whole.lines().sequencedValues().getFirst().worth())
                .isEqualTo(new Worth(17_13, 2_00, 2_87));
        assertThat(whole.shipping()).isEqualTo(new Worth(4_05, 0, 95));
        assertThat(whole.total()).isEqualTo(32_00);
    }

    private static OrderLine line(long total, long discount, long net, long tax) {
        return new OrderLine(
                UUID.randomUUID(),
                new Sku("TEA"),
                "Tea",
                2,
                false,
                eur(total / 2),
                eur(discount),
                eur(net),
                new BigDecimal("0.19"),
                eur(tax),
                eur(total));
    }

    private static Order order(Totals totals, OrderLine... lines) {
        return new Order(
                new OrderId(UUID.randomUUID()),
                "100001",
                Channels.DEFAULT,
                new CustomerId(UUID.randomUUID()),
                new CartId(UUID.randomUUID()),
                OrderStatus.PLACED,
                PaymentStatus.CAPTURED,
                FulfilmentStatus.UNFULFILLED,
                ReturnStatus.NONE,
                1,
                new EmailAddress("ada@example.org"),
                "en-US",
                ADA,
                ADA,
                "standard",
                "Standard",
                totals,
                eur(95),
                "sandbox",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                List.of(),
                List.of(lines),
                List.of());
    }

    private static Money eur(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }
}
