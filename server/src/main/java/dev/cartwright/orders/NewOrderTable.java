package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_DISCOUNTS;
import static dev.cartwright.orders.schema.Tables.ORDER_ITEMS;
import static dev.cartwright.orders.schema.Tables.ORDER_STATUS_HISTORY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.schema.tables.records.OrderDiscountsRecord;
import dev.cartwright.orders.schema.tables.records.OrderItemsRecord;
import dev.cartwright.orders.schema.tables.records.OrderStatusHistoryRecord;
import dev.cartwright.orders.schema.tables.records.OrdersRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes new orders: all of one in one statement. */
@Repository
class NewOrderTable {

    private final DSLContext db;
    private final JsonMapper json;
    private final Ids ids;

    NewOrderTable(DSLContext db, JsonMapper json, Ids ids) {
        this.db = db;
        this.json = json;
        this.ids = ids;
    }

    /** Returns the order's number. */
    String insert(NewOrder order, byte[] tokenHash, Instant now) {
        var header =
                name("header")
                        .as(
                                insertInto(ORDERS)
                                        .set(header(order, tokenHash, now))
                                        .set(
                                                ORDERS.NUMBER,
                                                field(
                                                        "nextval('orders.order_numbers')::text",
                                                        String.class))
                                        .returning(ORDERS.NUMBER));
        var step =
                name("step")
                        .as(
                                insertInto(ORDER_STATUS_HISTORY)
                                        .set(firstStep(order.id(), now))
                                        .returning(ORDER_STATUS_HISTORY.ID));
        var items =
                name("items")
                        .as(insertInto(ORDER_ITEMS).set(items(order)).returning(ORDER_ITEMS.ID));
        var written = new ArrayList<CommonTableExpression<?>>(List.of(header, step, items));
        if (!order.discounts().isEmpty()) {
            written.add(
                    name("discounts")
                            .as(
                                    insertInto(ORDER_DISCOUNTS)
                                            .set(discounts(order))
                                            .returning(ORDER_DISCOUNTS.ID)));
        }
        return db.with(written)
                .select(header.field(ORDERS.NUMBER))
                .from(header)
                .fetchSingle(row -> row.value1());
    }

    private OrdersRecord header(NewOrder order, byte[] tokenHash, Instant now) {
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

    private OrderStatusHistoryRecord firstStep(OrderId order, Instant now) {
        var actor = Actor.current();
        return new OrderStatusHistoryRecord(
                ids.next(),
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

    private static List<OrderItemsRecord> items(NewOrder order) {
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
                            line.total().getAmountMinorLong(),
                            line.gift()));
        }
        return rows;
    }

    private List<OrderDiscountsRecord> discounts(NewOrder order) {
        var rows = new ArrayList<OrderDiscountsRecord>();
        for (var part : order.discounts()) {
            rows.add(
                    new OrderDiscountsRecord(
                            ids.next(),
                            order.id(),
                            rows.size(),
                            part.line(),
                            part.promotion(),
                            part.version(),
                            part.name(),
                            part.code(),
                            part.amount().getAmountMinorLong()));
        }
        return rows;
    }
}
