package dev.cartwright.orders;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Totals;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order whose payment is about to be tried.
 *
 * @param processor null where there is nothing to pay
 * @param discounts the parts of what is off the lines and the delivery
 */
public record NewOrder(
        OrderId id,
        ChannelId channel,
        CustomerId customer,
        CartId cart,
        EmailAddress email,
        Address deliveryAddress,
        Address billingAddress,
        String shippingMethod,
        String shippingName,
        Totals totals,
        Money shippingTax,
        @Nullable String processor,
        Context context,
        List<OrderLine> lines,
        List<OrderDiscount> discounts) {}
