package dev.cartwright.orders;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was bought, by whom, and how it stands.
 *
 * @param shippingTax is a part of the totals' tax
 * @param processor null where there is nothing to pay
 * @param locale in which the buyer read the shop, as a language tag
 * @param placedAt when the purchase stood
 * @param tags words that staff finds it by
 * @param discounts the parts of what was off its lines and its delivery
 */
public record Order(
        OrderId id,
        String number,
        ChannelId channel,
        CustomerId customer,
        CartId cart,
        OrderStatus status,
        PaymentStatus paymentStatus,
        FulfilmentStatus fulfilmentStatus,
        ReturnStatus returnStatus,
        int version,
        EmailAddress email,
        String locale,
        Address deliveryAddress,
        Address billingAddress,
        String shippingMethod,
        String shippingName,
        Totals totals,
        Money shippingTax,
        @Nullable String processor,
        Instant createdAt,
        @Nullable Instant placedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant completedAt,
        List<String> tags,
        List<OrderLine> lines,
        List<OrderDiscount> discounts) {

    public Order {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
    }

    /**
     * Returns what was off a line, or off the delivery.
     *
     * @param line null is the delivery
     */
    List<OrderDiscount> discountsOf(@Nullable UUID line) {
        return discounts.stream().filter(it -> Objects.equals(it.line(), line)).toList();
    }

    /** Whether its buyer is forgotten: nobody is there to be written to. */
    public boolean isErased() {
        return email.equals(Buyers.NOBODY);
    }

    /** Returns how many units of each SKU were bought. */
    public Map<Sku, Integer> units() {
        var units = new TreeMap<Sku, Integer>(Comparator.comparing(Sku::code));
        lines.forEach(line -> units.merge(line.sku(), line.quantity(), Integer::sum));
        return units;
    }
}
