package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_DISCOUNTS;
import static dev.cartwright.orders.schema.Tables.ORDER_ITEMS;
import static dev.cartwright.orders.schema.Tables.ORDER_STATUS_HISTORY;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Totals;
import dev.cartwright.orders.schema.tables.records.OrderDiscountsRecord;
import dev.cartwright.orders.schema.tables.records.OrderItemsRecord;
import dev.cartwright.orders.schema.tables.records.OrdersRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders with their lines, which never change, in one statement. */
@Repository
class OrderTable {

    private static final Field<Result<OrderItemsRecord>> LINES = lines(ORDERS.ORDER_ID);
    private static final Field<Result<OrderDiscountsRecord>> DISCOUNTS = discounts(ORDERS.ORDER_ID);

    private final DSLContext db;
    private final JsonMapper json;

    OrderTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    static Field<Result<OrderItemsRecord>> lines(Field<OrderId> order) {
        return multiset(
                selectFrom(ORDER_ITEMS)
                        .where(ORDER_ITEMS.ORDER_ID.eq(order))
                        .orderBy(ORDER_ITEMS.POSITION));
    }

    static Field<Result<OrderDiscountsRecord>> discounts(Field<OrderId> order) {
        return multiset(
                selectFrom(ORDER_DISCOUNTS)
                        .where(ORDER_DISCOUNTS.ORDER_ID.eq(order))
                        .orderBy(ORDER_DISCOUNTS.POSITION));
    }

    Optional<Order> find(OrderId id) {
        return db.select(ORDERS, LINES, DISCOUNTS)
                .from(ORDERS)
                .where(ORDERS.ORDER_ID.eq(id))
                .fetchOptional(row -> order(row.value1(), row.value2(), row.value3()));
    }

    Optional<byte[]> tokenHash(OrderId id) {
        return db.select(ORDERS.ACCESS_TOKEN_HASH)
                .from(ORDERS)
                .where(ORDERS.ORDER_ID.eq(id))
                .fetchOptional(row -> row.value1());
    }

    /** A customer's, the newest first. */
    List<Order> page(CustomerId of, @Nullable UUID after, int limit) {
        return db.select(ORDERS, LINES, DISCOUNTS)
                .from(ORDERS)
                .where(ORDERS.CUSTOMER_ID.eq(of))
                .and(after == null ? noCondition() : ORDERS.ORDER_ID.lt(new OrderId(after)))
                .orderBy(ORDERS.ORDER_ID.desc())
                .limit(limit)
                .fetch(row -> order(row.value1(), row.value2(), row.value3()));
    }

    /** One step in an order's history. */
    record OrderStep(
            Instant at,
            @Nullable String from,
            String to,
            String reason,
            String actorKind,
            String actorId,
            String requestId) {}

    List<OrderStep> history(OrderId id) {
        return db.selectFrom(ORDER_STATUS_HISTORY)
                .where(ORDER_STATUS_HISTORY.ORDER_ID.eq(id))
                .orderBy(ORDER_STATUS_HISTORY.VERSION)
                .fetch(row ->
                        new OrderStep(
                                row.getAt(),
                                row.getFromStatus(),
                                row.getToStatus(),
                                row.getReason(),
                                row.getActorKind(),
                                row.getActorId(),
                                row.getRequestId()));
    }

    Order order(
            OrdersRecord row, List<OrderItemsRecord> items, List<OrderDiscountsRecord> discounts) {
        var currency = row.getCurrency();
        return new Order(
                row.getOrderId(),
                row.getNumber(),
                row.getChannelId(),
                row.getCustomerId(),
                row.getCartId(),
                OrderStatus.valueOf(row.getStatus()),
                PaymentStatus.valueOf(row.getPaymentStatus()),
                FulfilmentStatus.valueOf(row.getFulfilmentStatus()),
                ReturnStatus.valueOf(row.getReturnStatus()),
                row.getVersion(),
                row.getEmail(),
                row.getLocale(),
                json.readValue(row.getDeliveryAddress().data(), Address.class),
                json.readValue(row.getBillingAddress().data(), Address.class),
                row.getShippingMethod(),
                row.getShippingName(),
                new Totals(
                        Money.ofMinor(currency, row.getItemsMinor()),
                        Money.ofMinor(currency, row.getDiscountMinor()),
                        Money.ofMinor(currency, row.getShippingMinor()),
                        Money.ofMinor(currency, row.getTaxMinor()),
                        Money.ofMinor(currency, row.getTotalMinor()),
                        row.getTaxIncluded()),
                Money.ofMinor(currency, row.getShippingTaxMinor()),
                row.getProcessor(),
                row.getCreatedAt(),
                row.getPlacedAt(),
                row.getCancelledAt(),
                row.getCompletedAt(),
                List.of(row.getTags()),
                items.stream().map(item -> line(row, item)).toList(),
                discounts.stream().map(it -> discount(row, it)).toList());
    }

    private static OrderDiscount discount(OrdersRecord order, OrderDiscountsRecord row) {
        return new OrderDiscount(
                row.getItemId(),
                row.getPromotionId(),
                row.getVersion(),
                row.getName(),
                row.getCode(),
                Money.ofMinor(order.getCurrency(), row.getAmountMinor()));
    }

    private static OrderLine line(OrdersRecord order, OrderItemsRecord item) {
        var currency = order.getCurrency();
        return new OrderLine(
                item.getId(),
                item.getSku(),
                item.getName(),
                item.getQuantity(),
                item.getGift(),
                Money.ofMinor(currency, item.getUnitPriceMinor()),
                Money.ofMinor(currency, item.getDiscountMinor()),
                Money.ofMinor(currency, item.getNetMinor()),
                item.getTaxRate(),
                Money.ofMinor(currency, item.getTaxMinor()),
                Money.ofMinor(currency, item.getTotalMinor()));
    }
}
