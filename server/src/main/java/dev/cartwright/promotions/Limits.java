package dev.cartwright.promotions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.discounts.Fault;
import dev.cartwright.discounts.Sums;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a promotion there is; null is no limit.
 *
 * @param uses orders of all shoppers together
 * @param usesPerCustomer orders of one shopper
 * @param budget that it may cost, by currency; in a currency that it does not name there is none
 */
@Schema(name = "PromotionLimits")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Limits(@Nullable Long uses, @Nullable Integer usesPerCustomer, @Nullable Sums budget) {

    static final Limits NONE = new Limits(null, null, null);

    private static final long MOST = 1_000_000_000;

    boolean any() {
        return uses != null || usesPerCustomer != null || budget != null;
    }

    List<Fault> check() {
        var faults = new ArrayList<Fault>();
        if (uses != null && (uses < 1 || uses > MOST)) {
            faults.add(new Fault("limits.uses", "must be 1 to 1000000000"));
        }
        if (usesPerCustomer != null && (usesPerCustomer < 1 || usesPerCustomer > MOST)) {
            faults.add(new Fault("limits.usesPerCustomer", "must be 1 to 1000000000"));
        }
        return faults;
    }
}
