package dev.cartwright.carts;

import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import java.util.List;
import org.joda.money.Money;

/**
 * A cart as it was bought.
 *
 * @param lines those of the cart, in their order, then what came along at no cost
 * @param shippingParts what was off the delivery
 */
public record OrderedCart(
        List<Line> lines,
        String shippingMethod,
        String shippingName,
        List<Part> shippingParts,
        Totals totals) {

    public OrderedCart {
        lines = List.copyOf(lines);
        shippingParts = List.copyOf(shippingParts);
    }

    /**
     * What was bought of a SKU.
     *
     * @param total before its discount
     * @param parts what each promotion took off
     */
    public record Line(
            Sku sku,
            String name,
            int quantity,
            Money unitPrice,
            Money total,
            Money discount,
            List<Part> parts) {

        public Line {
            parts = List.copyOf(parts);
        }
    }

    Money shippingDiscount() {
        return shippingParts.stream()
                .map(Part::amount)
                .reduce(Money.zero(totals.shipping().getCurrencyUnit()), Money::plus);
    }
}
