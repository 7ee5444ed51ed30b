package dev.cartwright.abandonment;

import static dev.cartwright.abandonment.schema.Tables.ABANDONED_CARTS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.abandonment.AbandonedCart.Attribution;
import dev.cartwright.abandonment.AbandonedCart.RecoveredBy;
import dev.cartwright.abandonment.AbandonedCart.Recovery;
import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.abandonment.schema.tables.records.AbandonedCartsRecord;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads what was left, newest first, one statement a page. */
@Repository
class AbandonedQuery {

    private final DSLContext db;

    AbandonedQuery(DSLContext db) {
        this.db = db;
    }

    /** What is asked for; null is all. */
    record Filter(@Nullable State state, @Nullable ChannelId channel, @Nullable Boolean holdout) {

        private Condition condition() {
            return (state == null ? noCondition() : ABANDONED_CARTS.STATE.eq(state.name()))
                    .and(channel == null ? noCondition() : ABANDONED_CARTS.CHANNEL_ID.eq(channel))
                    .and(holdout == null ? noCondition() : ABANDONED_CARTS.HOLDOUT.eq(holdout));
        }
    }

    Optional<AbandonedCart> find(UUID id) {
        return db.selectFrom(ABANDONED_CARTS)
                .where(ABANDONED_CARTS.ID.eq(id))
                .fetchOptional(AbandonedQuery::cart);
    }

    /** As {@link #find}; nobody changes it until the caller's transaction ends. */
    Optional<AbandonedCart> lock(UUID id) {
        return db.selectFrom(ABANDONED_CARTS)
                .where(ABANDONED_CARTS.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional(AbandonedQuery::cart);
    }

    List<AbandonedCart> newest(Filter filter, @Nullable UUID after, int limit) {
        return db.selectFrom(ABANDONED_CARTS)
                .where(filter.condition())
                .and(after == null ? noCondition() : ABANDONED_CARTS.ID.lt(after))
                .orderBy(ABANDONED_CARTS.ID.desc())
                .limit(limit)
                .fetch(AbandonedQuery::cart);
    }

    static AbandonedCart cart(AbandonedCartsRecord it) {
        return new AbandonedCart(
                it.getId(),
                it.getCartId(),
                it.getChannelId(),
                it.getCustomerId(),
                it.getEmail(),
                Money.ofMinor(it.getCurrency(), it.getValueMinor()),
                it.getUnits(),
                it.getChangedAt(),
                it.getCartVersion(),
                it.getFoundAt(),
                it.getEndsAt(),
                it.getHoldout(),
                State.valueOf(it.getState()),
                it.getReturnedAt(),
                it.getContactedAt(),
                it.getReturnedByLinkAt(),
                recovery(it),
                it.getCancelledOrderId() == null ? null : new OrderId(it.getCancelledOrderId()));
    }

    private static @Nullable Recovery recovery(AbandonedCartsRecord it) {
        if (it.getOrderId() == null) {
            return null;
        }
        return new Recovery(
                it.getOrderId(),
                it.getRecoveredAt(),
                Money.ofMinor(CurrencyUnit.of(it.getOrderCurrency()), it.getOrderMinor()),
                RecoveredBy.valueOf(it.getRecoveredBy()),
                Attribution.valueOf(Objects.requireNonNull(it.getAttributedTo())));
    }
}
