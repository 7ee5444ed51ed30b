package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTIONS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.ChannelId;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which promotions of a list; what is null does not matter.
 *
 * @param channel those that hold there
 * @param text in the name
 */
record PromotionFilter(@Nullable State state, @Nullable ChannelId channel, @Nullable String text) {

    Condition condition() {
        return inState().and(inChannel()).and(named());
    }

    private Condition inState() {
        return state == null ? noCondition() : PROMOTIONS.STATE.eq(state.name());
    }

    /** One that names no channel holds in each. */
    private Condition inChannel() {
        if (channel == null) {
            return noCondition();
        }
        return PROMOTIONS
                .CHANNELS
                .eq(new String[0])
                .or(PROMOTIONS.CHANNELS.contains(new String[] {channel.code()}));
    }

    private Condition named() {
        return text == null ? noCondition() : PROMOTIONS.NAME.containsIgnoreCase(text);
    }
}
