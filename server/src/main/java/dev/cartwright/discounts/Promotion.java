package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An offer of the merchant's: when it holds, what it takes off, and what it goes together with.
 *
 * @param texts what shoppers read, by language
 * @param codeRequired holds only for who has a code for it
 * @param channels where it holds; empty is everywhere
 * @param currencies in which it holds; empty is all that its amounts name
 * @param priority higher runs first; equals in the order of the set
 * @param condition none always holds
 * @param threshold what totals in conditions and tiers are counted on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Promotion(
        PromotionId id,
        String name,
        Map<String, String> texts,
        boolean codeRequired,
        Set<ChannelId> channels,
        Set<String> currencies,
        int priority,
        Stacking stacking,
        Validity validity,
        @Nullable Condition condition,
        List<Action> actions,
        Threshold threshold,
        BudgetEnd budgetEnd) {

    /** Which total a threshold is compared with; neither has the price of the delivery in it. */
    public enum Threshold {
        /** What is left after the promotions before. */
        DISCOUNTED,
        /** The goods at the prices the shop shows. */
        UNDISCOUNTED
    }

    /** What is granted where less is left of a budget than the promotion would take off. */
    public enum BudgetEnd {
        REMAINDER,
        NOTHING
    }

    /**
     * When it holds.
     *
     * @param from the first instant; null is ever since
     * @param until the first instant at which it does not hold any more; null is for ever
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Validity(@Nullable Instant from, @Nullable Instant until) {

        static final Validity ALWAYS = new Validity(null, null);

        boolean holds(Instant at) {
            return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        }
    }

    /**
     * What it goes together with.
     *
     * @param exclusive applies alone, where it applies
     * @param bestOf of the promotions with the same word only the one that takes off most applies
     * @param kind its class: item, order, shipping or the merchant's own word
     * @param combinesWith classes it goes together with; null is all, empty is none
     * @param stopAfter no other follows once it has applied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stacking(
            boolean exclusive,
            @Nullable String bestOf,
            @JsonProperty("class") String kind,
            @Nullable Set<String> combinesWith,
            boolean stopAfter) {

        static final String OTHER = "order";

        static final Stacking FREE = new Stacking(false, null, OTHER, null, false);

        public Stacking {
            kind = kind == null ? OTHER : kind;
            combinesWith = combinesWith == null ? null : Given.set("combinesWith", combinesWith);
        }

        boolean goesWith(Stacking other) {
            return (combinesWith == null || combinesWith.contains(other.kind))
                    && (other.combinesWith == null || other.combinesWith.contains(kind));
        }
    }

    public Promotion {
        Given.need("id", id);
        Given.need("name", name);
        texts = Given.map("texts", texts);
        channels = Given.set("channels", channels);
        currencies = Given.set("currencies", currencies);
        stacking = stacking == null ? Stacking.FREE : stacking;
        validity = validity == null ? Validity.ALWAYS : validity;
        actions = Given.list("actions", actions);
        threshold = threshold == null ? Threshold.DISCOUNTED : threshold;
        budgetEnd = budgetEnd == null ? BudgetEnd.REMAINDER : budgetEnd;
    }

    /** Returns each fault with its path, such as {@code condition.all[1].min.amount}. */
    public List<Fault> check() {
        return new PromotionCheck(this).faults();
    }

    /** It changes the prices the shop shows, before any other promotion looks at them. */
    boolean ofTheCatalogue() {
        return actions.stream().anyMatch(Action.Catalogue.class::isInstance);
    }
}
