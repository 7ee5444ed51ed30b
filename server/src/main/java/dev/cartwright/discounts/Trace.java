package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.PromotionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a cart costs what it costs: each promotion of the set in the order they run, applied or not.
 */
public record Trace(Discounted discounted, List<Entry> promotions) {

    /** What became of a promotion. */
    public enum Outcome {
        APPLIED,
        /** It needs a code, and none was given for it. */
        CODE_MISSING,
        NOT_YET,
        NOT_ANY_MORE,
        OTHER_CHANNEL,
        /** It does not hold in this currency, or names no amount in it. */
        OTHER_CURRENCY,
        /** The verdict on its conditions says which. */
        CONDITIONS,
        BUDGET_SPENT,
        LIMIT_REACHED,
        /** Its conditions hold, and there is nothing left for it to take. */
        NOTHING_TO_TAKE,
        /** Another one applies alone: {@link Entry#because}. */
        EXCLUSIVE_OTHER,
        /** It does not go together with another that applied: {@link Entry#because}. */
        NOT_COMBINABLE,
        /** Another of its group takes off more: {@link Entry#because}. */
        NOT_THE_BEST,
        /** Another that applied lets none follow: {@link Entry#because}. */
        AFTER_STOP
    }

    /**
     * A promotion, and why.
     *
     * @param because the promotion that kept it from applying
     * @param conditions as they stood when its turn came; null where it has none or they were not
     *     looked at
     * @param applied what it took off; null where it did not apply
     * @param next of its tiers: how far it is to the next step of each action, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            PromotionId promotion,
            String name,
            Outcome outcome,
            @Nullable PromotionId because,
            @Nullable Verdict conditions,
            Discounted.@Nullable Applied applied,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NextStep> next) {}

    /**
     * The step of a tier that is reached next: of lines that count by themselves the nearest one's.
     *
     * @param from what must be reached; inclusive
     */
    public record NextStep(Unit unit, long have, long from, long missing) {}

    /** What figures of a verdict count. */
    public enum Unit {
        MINOR,
        UNITS,
        ORDERS
    }

    /**
     * Whether a condition holds, with the figures it was decided on.
     *
     * @param type as in JSON
     * @param missing to the least that is needed; null where nothing is missing or it would not
     *     help
     * @param of the conditions within
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verdict(
            String type,
            boolean met,
            @Nullable Unit unit,
            @Nullable Long have,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable Long missing,
            List<Verdict> of) {

        static Verdict of(String type, boolean met) {
            return new Verdict(type, met, null, null, null, null, null, List.of());
        }
    }
}
