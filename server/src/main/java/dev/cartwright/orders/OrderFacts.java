package dev.cartwright.orders;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others need to know of an order to act upon its news, as it was then.
 *
 * @param locale in which the buyer read the shop, as a language tag
 * @param country where it goes
 */
public record OrderFacts(
        String number,
        EmailAddress email,
        String locale,
        String country,
        @Nullable String region,
        Totals totals,
        List<OrderLine> lines) {

    public OrderFacts {
        lines = List.copyOf(lines);
    }

    public static OrderFacts of(Order order) {
        return new OrderFacts(
                order.number(),
                order.email(),
                order.locale(),
                order.deliveryAddress().country(),
                order.deliveryAddress().region(),
                order.totals(),
                order.lines());
    }
}
