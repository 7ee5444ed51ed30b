package dev.cartwright.checkout;

import dev.cartwright.carts.Bill;
import dev.cartwright.carts.Part;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.NewOrder;
import dev.cartwright.orders.OrderDiscount;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.rates.PricedLine;
import dev.cartwright.rates.ShippingMethod;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A complete cart as the order it is about to become: everything is copied, nothing referred to.
 */
final class OrderDraft {

    private OrderDraft() {}

    static NewOrder of(
            OrderId order,
            CustomerId customer,
            Bill bill,
            ShippingMethod method,
            @Nullable String processor,
            Purchase purchase,
            Context context,
            Supplier<UUID> ids) {
        var cart = bill.cart();
        var address = Objects.requireNonNull(cart.address());
        var lines = new ArrayList<OrderLine>();
        var discounts = new ArrayList<OrderDiscount>();
        for (var line : cart.lines()) {
            var price = bill.priced().lines().get(lines.size());
            var id = ids.get();
            var name = line.name();
            lines.add(line(id, line.sku(), name, line.quantity(), false, line.price(), price));
            bill.partsOf(line).forEach(part -> discounts.add(discount(id, part)));
        }
        for (var gift : bill.gifts()) {
            var price = bill.priced().lines().get(lines.size());
            var id = ids.get();
            var name = gift.name();
            lines.add(line(id, gift.sku(), name, gift.quantity(), true, gift.unitPrice(), price));
            bill.partsOf(gift).forEach(part -> discounts.add(discount(id, part)));
        }
        bill.partsOfShipping().forEach(part -> discounts.add(discount(null, part)));
        return new NewOrder(
                order,
                cart.channel(),
                customer,
                cart.id(),
                Objects.requireNonNull(cart.email()),
                address,
                Objects.requireNonNullElse(purchase.billingAddress(), address),
                method.code(),
                method.name(),
                bill.priced().totals(),
                bill.priced().shippingTax(),
                processor,
                context,
                lines,
                discounts);
    }

    private static OrderLine line(
            UUID id,
            Sku sku,
            String name,
            int quantity,
            boolean gift,
            Money unitPrice,
            PricedLine price) {
        return new OrderLine(
                id,
                sku,
                name,
                quantity,
                gift,
                unitPrice,
                price.discount(),
                price.net(),
                price.taxRate(),
                price.tax(),
                price.total());
    }

    private static OrderDiscount discount(@Nullable UUID line, Part part) {
        return new OrderDiscount(
                line, part.promotion(), part.version(), part.name(), part.code(), part.amount());
    }
}
