package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.PastOrders;
import dev.cartwright.promotions.PromotedCart;
import dev.cartwright.promotions.PromotedDelivery;
import dev.cartwright.promotions.PromotedLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Orders as the carts they were, so that promotions can be tried on them. */
@Repository
class PlacedOrders implements PastOrders {

    private static final int AT_ONCE = 500;

    private final DSLContext db;
    private final OrderTable orders;

    PlacedOrders(DSLContext db, OrderTable orders) {
        this.db = db;
        this.orders = orders;
    }

    @Override
    public void tell(
            @Nullable ChannelId channel,
            Instant from,
            Instant until,
            Consumer<List<PastOrder>> some) {
        var wanted = placed(channel, from, until);
        var page = page(wanted);
        while (!page.isEmpty()) {
            some.accept(page.stream().map(Told::past).toList());
            var last = page.getLast().order();
            page =
                    page.size() < AT_ONCE
                            ? List.of()
                            : page(
                                    wanted.and(
                                            row(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                                                    .gt(last.placedAt(), last.id())));
        }
    }

    @Override
    public int count(@Nullable ChannelId channel, Instant from, Instant until, int most) {
        return db.fetchCount(
                db.selectOne().from(ORDERS).where(placed(channel, from, until)).limit(most));
    }

    private static Condition placed(@Nullable ChannelId channel, Instant from, Instant until) {
        return ORDERS.PLACED_AT
                .ge(from)
                .and(ORDERS.PLACED_AT.lt(until))
                .and(ORDERS.STATUS.ne(OrderStatus.CANCELLED.name()))
                .and(channel == null ? noCondition() : ORDERS.CHANNEL_ID.eq(channel));
    }

    private record Told(Order order, int before) {

        PastOrder past() {
            return new PastOrder(cart(order), before, Objects.requireNonNull(order.placedAt()));
        }
    }

    private List<Told> page(Condition wanted) {
        var lines = OrderTable.lines(ORDERS.ORDER_ID);
        var discounts = OrderTable.discounts(ORDERS.ORDER_ID);
        var before = before();
        return db.select(ORDERS, lines, discounts, before)
                .from(ORDERS)
                .where(wanted)
                .orderBy(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                .limit(AT_ONCE)
                .fetch(it ->
                        new Told(orders.order(it.value1(), it.value2(), it.value3()), it.value4()));
    }

    private static Field<Integer> before() {
        var earlier = ORDERS.as("earlier");
        return field(
                selectCount()
                        .from(earlier)
                        .where(earlier.CUSTOMER_ID.eq(ORDERS.CUSTOMER_ID))
                        .and(earlier.PLACED_AT.lt(ORDERS.PLACED_AT))
                        .and(earlier.STATUS.ne(OrderStatus.CANCELLED.name())));
    }

    private static PromotedCart cart(Order order) {
        var codes = new LinkedHashMap<String, PromotionId>();
        for (var part : order.discounts()) {
            if (part.code() != null) {
                codes.put(part.code(), part.promotion());
            }
        }
        var shipping = order.totals().shipping();
        var off =
                order.discountsOf(null).stream()
                        .map(OrderDiscount::amount)
                        .reduce(Money.zero(shipping.getCurrencyUnit()), Money::plus);
        return new PromotedCart(
                null,
                order.channel(),
                shipping.getCurrencyUnit(),
                order.deliveryAddress().country(),
                order.customer(),
                order.processor(),
                order.lines().stream()
                        .filter(line -> !line.gift())
                        .map(PlacedOrders::line)
                        .toList(),
                List.of(
                        new PromotedDelivery(
                                "delivery", order.shippingMethod(), shipping.plus(off))),
                codes);
    }

    private static PromotedLine line(OrderLine line) {
        return new PromotedLine(line.sku().code(), line.sku(), line.quantity(), line.unitPrice());
    }
}
