package dev.cartwright.checkout;

import dev.cartwright.carts.OrderedCart;
import dev.cartwright.carts.OrderedCart.Line;
import dev.cartwright.carts.OrderedCarts;
import dev.cartwright.carts.Part;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.orders.Orders;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells carts how they were bought. */
@Component
record PlacedCarts(Orders orders) implements OrderedCarts {

    @Override
    public Optional<OrderedCart> find(OrderId order) {
        return orders.find(order).map(PlacedCarts::cart);
    }

    private static OrderedCart cart(Order order) {
        return new OrderedCart(
                order.lines().stream().map(it -> line(order, it)).toList(),
                order.shippingMethod(),
                order.shippingName(),
                parts(order, null),
                order.totals());
    }

    private static Line line(Order order, OrderLine it) {
        return new Line(
                it.sku(),
                it.name(),
                it.quantity(),
                it.unitPrice(),
                it.total(),
                it.discount(),
                parts(order, it.id()));
    }

    private static List<Part> parts(Order order, @Nullable UUID line) {
        return order.discounts().stream()
                .filter(it -> Objects.equals(it.line(), line))
                .map(it ->
                        new Part(it.promotion(), it.version(), it.name(), it.code(), it.amount()))
                .toList();
    }
}
