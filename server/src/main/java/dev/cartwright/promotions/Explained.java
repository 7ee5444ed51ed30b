package dev.cartwright.promotions;

import dev.cartwright.discounts.Trace;
import dev.cartwright.kernel.PromotionId;
import java.util.Map;

/**
 * Why a cart costs what it costs.
 *
 * @param wordings of each promotion in the trace
 */
public record Explained(Trace trace, Map<PromotionId, Wording> wordings) {

    public Explained {
        wordings = Map.copyOf(wordings);
    }
}
