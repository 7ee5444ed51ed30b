package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.promotions.schema.tables.PromotionLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Where promotions are made and used, as staff and the checkout do it. */
@TestComponent
class Counter {

    static final CurrencyUnit USD = CurrencyUnit.USD;

    private static final PromotionLimits LIMITS = PromotionLimits.PROMOTION_LIMITS;

    private final PromotionDesk desk;
    private final Promotions promotions;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final DSLContext db;

    Counter(
            PromotionDesk desk,
            Promotions promotions,
            TransactionTemplate transaction,
            Ids ids,
            DSLContext db) {
        this.desk = desk;
        this.promotions = promotions;
        this.transaction = transaction;
        this.ids = ids;
        this.db = db;
    }

    /** Returns what is off a SKU, and nothing else, so that tests do not see each other's. */
    static String off(Sku sku, String off, String more) {
        return """
        {"name": "Off %s", "actions": [{"type": "goods",
        "goods": {"skus": ["%s"]}, "off": %s, "per": "TOTAL"}]%s}
        """
                .formatted(sku, sku, off, more);
    }

    static String usd(String amount) {
        return "{\"amount\": \"%s\", \"currency\": \"USD\"}".formatted(amount);
    }

    static Sku sku() {
        return new Sku("SKU-" + UUID.randomUUID());
    }

    static OrderId anOrder() {
        return new OrderId(UUID.randomUUID());
    }

    static CustomerId somebody() {
        return new CustomerId(UUID.randomUUID());
    }

    static PromotedCart cart(Sku sku, String price) {
        return cart(sku, price, null, Map.of());
    }

    static PromotedCart cart(
            Sku sku,
            String price,
            @Nullable CustomerId customer,
            Map<String, PromotionId> coupons) {
        var unit = Money.of(USD, new BigDecimal(price));
        return new PromotedCart(
                null,
                Channels.DEFAULT,
                USD,
                null,
                customer,
                null,
                List.of(new PromotedLine("1", sku, 1, unit)),
                List.of(),
                coupons);
    }

    Stored draft(String definition) {
        return desk.make(new PromotionId(ids.next()), DefinitionReader.read(definition));
    }

    PromotionId publish(String definition) {
        return desk.publish(draft(definition).id(), null).id();
    }

    Reckoned reserve(OrderId order, CustomerId customer, PromotedCart cart) {
        var reckoned = promotions.reckon(cart);
        reserve(order, customer, reckoned);
        return reckoned;
    }

    void reserve(OrderId order, CustomerId customer, Reckoned reckoned) {
        transaction.executeWithoutResult(
                _ -> promotions.reserve(order, channel(), customer, reckoned));
    }

    void release(OrderId order) {
        transaction.executeWithoutResult(_ -> promotions.release(order));
    }

    private static ChannelId channel() {
        return Channels.DEFAULT;
    }

    /** Returns what counts on a limit: USES, or a currency. */
    long used(PromotionId promotion, String counts) {
        return db.select(LIMITS.USED)
                .from(LIMITS)
                .where(LIMITS.PROMOTION_ID.eq(promotion))
                .and(LIMITS.COUNTS.eq(counts))
                .fetchSingle()
                .value1();
    }
}
