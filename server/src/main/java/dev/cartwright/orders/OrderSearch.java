package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.schema.tables.records.OrderDiscountsRecord;
import dev.cartwright.orders.schema.tables.records.OrderItemsRecord;
import dev.cartwright.orders.schema.tables.records.OrdersRecord;
import dev.cartwright.platform.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds orders for staff: along an index whatever is asked, and page by page by the order's id. */
@Repository
public class OrderSearch {

    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final DSLContext db;
    private final OrderTable orders;

    OrderSearch(DSLContext db, OrderTable orders) {
        this.db = db;
        this.orders = orders;
    }

    /**
     * Returns orders that who asks may see, as they were made, the newest first.
     *
     * @param after the last one of the page before; null begins
     */
    public List<Order> page(OrderFilter filter, @Nullable UUID after, int limit) {
        return found(filter, after, limit)
                .fetch(row -> orders.order(row.value1(), row.value2(), row.value3()));
    }

    Select<Record3<OrdersRecord, Result<OrderItemsRecord>, Result<OrderDiscountsRecord>>> found(
            OrderFilter filter, @Nullable UUID after, int limit) {
        var lines = OrderTable.lines(ORDERS.ORDER_ID);
        var discounts = OrderTable.discounts(ORDERS.ORDER_ID);
        return db.select(ORDERS, lines, discounts)
                .from(ORDERS)
                .where(conditions(filter))
                .and(Grants.currentScope().in(ORDERS.CHANNEL_ID))
                .and(after == null ? noCondition() : ORDERS.ORDER_ID.lt(new OrderId(after)))
                .orderBy(ORDERS.ORDER_ID.desc())
                .limit(limit);
    }

    private static List<Condition> conditions(OrderFilter it) {
        var all = new ArrayList<Condition>();
        if (it.text() != null) {
            all.add(ORDERS.NUMBER.eq(it.text()).or(email(it.text())).or(name(it.text())));
        }
        if (it.email() != null) {
            all.add(email(it.email()));
        }
        if (it.name() != null) {
            all.add(name(it.name()));
        }
        if (it.sku() != null) {
            all.add(
                    DSL.exists(
                            selectOne()
                                    .from(ORDER_ITEMS)
                                    .where(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ORDER_ID))
                                    .and(ORDER_ITEMS.SKU.eq(it.sku()))));
        }
        if (it.tag() != null) {
            all.add(condition("{0} @> array[{1}]::text[]", ORDERS.TAGS, val(it.tag())));
        }
        all.addAll(
                List.of(
                        is(ORDERS.NUMBER, it.number()),
                        is(ORDERS.CUSTOMER_ID, it.customer()),
                        is(ORDERS.CHANNEL_ID, it.channel()),
                        in(ORDERS.STATUS, it.status()),
                        in(ORDERS.PAYMENT_STATUS, it.payment()),
                        in(ORDERS.FULFILMENT_STATUS, it.fulfilment()),
                        in(ORDERS.RETURN_STATUS, it.returns()),
                        it.from() == null ? noCondition() : madeSince(it.from()),
                        it.to() == null ? noCondition() : madeBefore(it.to())));
        if (it.minTotal() != null) {
            all.add(ORDERS.CURRENCY.eq(it.minTotal().getCurrencyUnit()));
            all.add(ORDERS.TOTAL_MINOR.ge(it.minTotal().getAmountMinorLong()));
        }
        if (it.maxTotal() != null) {
            all.add(ORDERS.CURRENCY.eq(it.maxTotal().getCurrencyUnit()));
            all.add(ORDERS.TOTAL_MINOR.le(it.maxTotal().getAmountMinorLong()));
        }
        return all;
    }

    /** Ids tell the instant, too, and lead along the key; clocks of servers differ a little. */
    private static Condition madeSince(Instant from) {
        return ORDERS.CREATED_AT
                .ge(from)
                .and(ORDERS.ORDER_ID.ge(firstOf(from.minus(CLOCKS_DIFFER))));
    }

    private static Condition madeBefore(Instant to) {
        return ORDERS.CREATED_AT.lt(to).and(ORDERS.ORDER_ID.lt(firstOf(to.plus(CLOCKS_DIFFER))));
    }

    /** The first UUIDv7 of a millisecond (RFC 9562, section 5.7); before 1970 there are none. */
    private static OrderId firstOf(Instant instant) {
        var millis = Math.max(0, instant.toEpochMilli());
        return new OrderId(new UUID(millis << 16 | 0x7000L, Long.MIN_VALUE));
    }

    /** Addresses are kept in small letters. */
    private static Condition email(String beginning) {
        return condition(
                "{0} like {1}",
                ORDERS.EMAIL.coerce(String.class),
                val(escaped(beginning.toLowerCase(Locale.ROOT)) + "%"));
    }

    private static Condition name(String part) {
        return condition(
                "lower({0} ->> 'name') like {1}",
                ORDERS.DELIVERY_ADDRESS, val("%" + escaped(part.toLowerCase(Locale.ROOT)) + "%"));
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static <T> Condition is(Field<T> field, @Nullable T wanted) {
        return wanted == null ? noCondition() : field.eq(wanted);
    }

    private static Condition in(Field<String> field, @Nullable Set<? extends Enum<?>> wanted) {
        return wanted == null || wanted.isEmpty()
                ? noCondition()
                : field.in(wanted.stream().map(Enum::name).toList());
    }
}
