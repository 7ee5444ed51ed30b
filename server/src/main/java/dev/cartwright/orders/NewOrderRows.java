package dev.cartwright.orders;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.schema.tables.records.OrderItemsRecord;
import dev.cartwright.orders.schema.tables.records.OrderStatusHistoryRecord;
import dev.cartwright.orders.schema.tables.records.OrdersRecord;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** What the rows of an order say on the day it is made. */
final class NewOrderRows {

    private NewOrderRows() {}

    static OrdersRecord header(NewOrder order, byte[] tokenHash, Instant now, JsonMapper json) {
        var row = new OrdersRecord();
        row.setOrderId(order.id());
        row.setChannelId(order.channel());
        row.setCustomerId(order.customer());
        row.setCartId(order.cart());
        row.setStatus(OrderStatus.PENDING_PAYMENT.name());
        row.setPaymentStatus(PaymentStatus.PENDING.name());
        row.setEmail(order.email());
        row.setDeliveryAddress(JSONB.valueOf(json.writeValueAsString(order.deliveryAddress())));
        row.setBillingAddress(JSONB.valueOf(json.writeValueAsString(order.billingAddress())));
        row.setShippingMethod(order.shippingMethod());
        row.setShippingName(order.shippingName());
        row.setProcessor(order.processor());
        row.setAccessTokenHash(tokenHash);
        row.setCreatedAt(now);
        setAmounts(row, order);
        setContext(row, order.context());
        return row;
    }

    private static void setAmounts(OrdersRecord row, NewOrder order) {
        var totals = order.totals();
        row.setCurrency(totals.total().getCurrencyUnit());
        row.setItemsMinor(totals.items().getAmountMinorLong());
        row.setDiscountMinor(totals.discount().getAmountMinorLong());
        row.setShippingMinor(totals.shipping().getAmountMinorLong());
        row.setShippingTaxMinor(order.shippingTax().getAmountMinorLong());
        row.setTaxMinor(totals.tax().getAmountMinorLong());
        row.setTotalMinor(totals.total().getAmountMinorLong());
        row.setTaxIncluded(totals.taxIncluded());
    }

    private static void setContext(OrdersRecord row, Context context) {
        row.setIp(context.ip());
        row.setUserAgent(context.userAgent());
        row.setDeviceId(context.deviceId());
        row.setLocale(context.locale());
        row.setSource(context.source());
        row.setCampaign(context.campaign());
    }

    static OrderStatusHistoryRecord firstStep(UUID id, OrderId order, Instant now) {
        var actor = Actor.current();
        return new OrderStatusHistoryRecord(
                id,
                order,
                1,
                now,
                null,
                OrderStatus.PENDING_PAYMENT.name(),
                "checkout",
                actor.kind().name(),
                actor.id(),
                actor.requestId());
    }

    static List<OrderItemsRecord> items(NewOrder order) {
        var rows = new ArrayList<OrderItemsRecord>();
        for (var line : order.lines()) {
            rows.add(
                    new OrderItemsRecord(
                            line.id(),
                            order.id(),
                            rows.size(),
                            line.sku(),
                            line.name(),
                            line.quantity(),
                            line.unitPrice().getAmountMinorLong(),
                            line.discount().getAmountMinorLong(),
                            line.net().getAmountMinorLong(),
                            line.taxRate(),
                            line.tax().getAmountMinorLong(),
                            line.total().getAmountMinorLong()));
        }
        return rows;
    }
}
