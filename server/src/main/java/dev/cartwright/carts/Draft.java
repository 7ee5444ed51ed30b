package dev.cartwright.carts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What staff keeps of a cart that it writes for somebody.
 *
 * @param by who began it
 * @param note for staff only
 * @param sentAt since when its customer may see it and buy it as it is; null: not yet
 * @param discount off all of it
 */
public record Draft(
        String by,
        @Nullable String note,
        @Nullable Instant sentAt,
        @Nullable StaffDiscount discount) {

    Draft discounted(@Nullable StaffDiscount now) {
        return new Draft(by, note, sentAt, now);
    }

    Draft sent(@Nullable Instant at) {
        return new Draft(by, note, at, discount);
    }
}
