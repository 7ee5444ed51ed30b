package dev.cartwright.ordermails;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.orders.Parcel;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told beside the order itself; whose it is is not in it.
 *
 * @param units those it is about, by the line of the order
 * @param later units that are still to come
 * @param trackingUrl where the parcel's way can be followed
 * @param amount that goes back; null is nothing
 * @param delivery what of the amount was paid for the delivery; null is nothing
 * @param note what somebody wrote for the buyer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record About(
        Map<UUID, Integer> units,
        Map<UUID, Integer> later,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable URI trackingUrl,
        @Nullable Money amount,
        @Nullable Money delivery,
        @Nullable String note) {

    About {
        units = Map.copyOf(units);
        later = Map.copyOf(later);
    }

    /** The order alone says it all. */
    static About order() {
        return money(Map.of(), null, null);
    }

    static About parcel(Parcel it, Map<UUID, Integer> later) {
        return new About(
                it.units(),
                later,
                it.carrier(),
                it.trackingNumber(),
                it.trackingUrl(),
                null,
                null,
                null);
    }

    static About money(Map<UUID, Integer> units, @Nullable Money amount, @Nullable Money delivery) {
        return new About(units, Map.of(), null, null, null, amount, delivery, null);
    }

    /** As if it were about all of an order, to show how a mail would look. */
    static About all(Order order) {
        var units =
                order.lines().stream()
                        .collect(Collectors.toMap(OrderLine::id, OrderLine::quantity));
        return money(units, order.totals().total(), null);
    }
}
