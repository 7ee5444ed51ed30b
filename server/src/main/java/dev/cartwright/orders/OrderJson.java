package dev.cartwright.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order as shops see it.
 *
 * @param tags words that staff finds it by; for staff only
 * @param accessToken opens the order; answered by the checkout only
 */
public record OrderJson(
        OrderId id,
        String number,
        ChannelId channel,
        OrderStatus status,
        FulfilmentStatus fulfilmentStatus,
        ReturnStatus returnStatus,
        int version,
        EmailAddress email,
        Address deliveryAddress,
        Address billingAddress,
        Shipping shipping,
        Payment payment,
        List<Line> lines,
        Totals totals,
        CartId cart,
        Instant createdAt,
        @Nullable Instant placedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant cancelledAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant completedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> tags,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String accessToken) {

    /**
     * @param price after its discount
     */
    @Schema(name = "OrderShipping")
    record Shipping(
            String method, String name, Money price, Money discount, List<Discount> discounts) {}

    /** What a promotion took off. */
    @Schema(name = "OrderDiscount")
    record Discount(
            PromotionId promotion,
            String name,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
            Money amount) {}

    /**
     * @param processor of the payment; left out where there is nothing to pay
     */
    @Schema(name = "OrderPayment")
    record Payment(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String processor,
            PaymentStatus status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable URI confirmAt) {}

    /**
     * @param gift whether a promotion gave it, and nobody picked it
     */
    @Schema(name = "OrderLine")
    record Line(
            UUID id,
            Sku sku,
            String name,
            int quantity,
            boolean gift,
            Money unitPrice,
            Money total,
            Money discount,
            List<Discount> discounts,
            Money net,
            BigDecimal taxRate,
            Money tax) {}

    public static OrderJson of(Order order) {
        return of(order, null, null, null);
    }

    /** An order as staff sees it. */
    public static OrderJson forStaff(Order order) {
        return of(order, order.tags(), null, null);
    }

    /**
     * An order as the checkout answers it.
     *
     * @param confirmAt the page where the customer has to confirm the payment; null where nowhere
     */
    public static OrderJson of(Order order, @Nullable String accessToken, @Nullable URI confirmAt) {
        return of(order, null, accessToken, confirmAt);
    }

    private static OrderJson of(
            Order order,
            @Nullable List<String> tags,
            @Nullable String accessToken,
            @Nullable URI confirmAt) {
        return new OrderJson(
                order.id(),
                order.number(),
                order.channel(),
                order.status(),
                order.fulfilmentStatus(),
                order.returnStatus(),
                order.version(),
                order.email(),
                order.deliveryAddress(),
                order.billingAddress(),
                shipping(order),
                new Payment(order.processor(), order.paymentStatus(), confirmAt),
                order.lines().stream().map(line -> line(order, line)).toList(),
                order.totals(),
                order.cart(),
                order.createdAt(),
                order.placedAt(),
                order.cancelledAt(),
                order.completedAt(),
                tags,
                accessToken);
    }

    private static Shipping shipping(Order order) {
        var price = order.totals().shipping();
        var discounts = order.discountsOf(null);
        var zero = Money.zero(price.getCurrencyUnit());
        return new Shipping(
                order.shippingMethod(),
                order.shippingName(),
                price,
                discounts.stream().map(OrderDiscount::amount).reduce(zero, Money::plus),
                discounts.stream().map(OrderJson::discount).toList());
    }

    private static Discount discount(OrderDiscount it) {
        return new Discount(it.promotion(), it.name(), it.code(), it.amount());
    }

    private static Line line(Order order, OrderLine line) {
        return new Line(
                line.id(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.gift(),
                line.unitPrice(),
                line.total(),
                line.discount(),
                order.discountsOf(line.id()).stream().map(OrderJson::discount).toList(),
                line.net(),
                line.taxRate(),
                line.tax());
    }
}
