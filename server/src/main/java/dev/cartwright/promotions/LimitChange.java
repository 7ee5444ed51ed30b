package dev.cartwright.promotions;

import dev.cartwright.discounts.Fault;
import java.util.ArrayList;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Puts the limits of a promotion's last version in force, in the transaction that publishes it. */
@Component
class LimitChange {

    private final LimitTable limits;

    LimitChange(LimitTable limits) {
        this.limits = limits;
    }

    /** Throws {@link PromotionProblem} where more is used than a limit would allow. */
    void set(Stored at) {
        var wanted = at.definition().limits();
        var faults = new ArrayList<Fault>();
        limits.freeOthers(at.id(), wanted);
        LimitTable.most(wanted)
                .forEach((counts, most) ->
                        limits.set(at.id(), counts, most)
                                .ifPresent(used -> faults.add(fault(counts, used))));
        if (!faults.isEmpty()) {
            throw PromotionProblem.usedMore(faults);
        }
    }

    private static Fault fault(String counts, long used) {
        return counts.equals(LimitTable.USES)
                ? new Fault("limits.uses", "must be at least " + used)
                : new Fault(
                        "limits.budget",
                        "must be at least " + Money.ofMinor(CurrencyUnit.of(counts), used));
    }
}
