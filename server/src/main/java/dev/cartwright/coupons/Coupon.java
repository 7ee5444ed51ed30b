package dev.cartwright.coupons;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that somebody typed, and whether it is worth anything to them just now.
 *
 * @param code as it is written down: upper case, without dashes
 * @param terms null where there is no such code for this customer
 */
public record Coupon(String code, State state, @Nullable Terms terms) {

    /** How a code stands for one customer. */
    public enum State {
        USABLE,
        /** Its check character is wrong, so there is no such code. */
        MISTYPED,
        /** There is none, or it is somebody else's. */
        UNKNOWN,
        NOT_YET_VALID,
        /** Or switched off. */
        EXPIRED,
        USED_UP,
        /** This customer has used it as often as one customer may. */
        LIMIT_REACHED
    }

    /**
     * What holds for a code.
     *
     * @param batch null: it was made alone
     * @param maxUses by all together; null: no end
     * @param usesPerCustomer null: no limit for each
     * @param validUntil not any more at this instant
     */
    public record Terms(
            PromotionId promotion,
            @Nullable UUID batch,
            @Nullable Integer maxUses,
            @Nullable Integer usesPerCustomer,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {

        private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

        public Terms {
            requireUses("maxUses", maxUses);
            requireUses("usesPerCustomer", usesPerCustomer);
            requirePossible("validFrom", validFrom);
            requirePossible("validUntil", validUntil);
            if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
                throw new InvalidField("validUntil", "must be after validFrom");
            }
        }

        private static void requireUses(String field, @Nullable Integer uses) {
            if (uses != null && uses < 1) {
                throw new InvalidField(field, "must be at least 1");
            }
        }

        private static void requirePossible(String field, @Nullable Instant at) {
            if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
                throw new InvalidField(field, "must be from %s to %s".formatted(FIRST, LAST));
            }
        }
    }

    public boolean isUsable() {
        return state == State.USABLE;
    }

    static Coupon none(String code, State state) {
        return new Coupon(code, state, null);
    }
}
