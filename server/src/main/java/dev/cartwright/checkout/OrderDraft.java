package dev.cartwright.checkout;

import dev.cartwright.carts.Cart;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.NewOrder;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.ShippingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A complete cart as the order it is about to become: everything is copied, nothing referred to.
 */
final class OrderDraft {

    private OrderDraft() {}

    static NewOrder of(
            OrderId order,
            CustomerId customer,
            Cart cart,
            ShippingMethod method,
            Priced priced,
            String processor,
            Purchase purchase,
            Context context,
            Supplier<UUID> ids) {
        var address = Objects.requireNonNull(cart.address());
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
                priced.totals(),
                priced.shippingTax(),
                processor,
                context,
                lines(cart, priced, ids));
    }

    private static List<OrderLine> lines(Cart cart, Priced priced, Supplier<UUID> ids) {
        var lines = new ArrayList<OrderLine>();
        for (var line : cart.lines()) {
            var price = priced.lines().get(lines.size());
            lines.add(
                    new OrderLine(
                            ids.get(),
                            line.sku(),
                            line.name(),
                            line.quantity(),
                            line.unitPrice(),
                            price.discount(),
                            price.net(),
                            price.taxRate(),
                            price.tax(),
                            price.total()));
        }
        return lines;
    }
}
