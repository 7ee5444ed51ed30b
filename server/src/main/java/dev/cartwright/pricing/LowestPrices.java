package dev.cartwright.pricing;

import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.Money;
import org.springframework.stereotype.Service;

/** What must be said beside a price that is announced as reduced. */
@Service
public class LowestPrices {

    private final HistoryQuery histories;
    private final PricingSettings settings;

    LowestPrices(HistoryQuery histories, PricingSettings settings) {
        this.histories = histories;
        this.settings = settings;
    }

    /**
     * A price that may be announced as reduced.
     *
     * @param regular the base list's
     * @param lowestBefore of the 30 days before the reduction
     * @param percent off that, rounded down
     */
    public record Reduced(Money regular, Money lowestBefore, int percent) {}

    /** Of those SKUs that have one; nothing is asked where there are none. */
    public Map<Sku, Reduced> reductions(Collection<Sku> skus, Market market) {
        var reduced = new HashMap<Sku, Reduced>();
        if (skus.isEmpty()) {
            return reduced;
        }
        histories
                .of(skus, market)
                .forEach((sku, history) ->
                        new Reductions(history, market, settings.progressiveReductions())
                                .now()
                                .ifPresent(it -> reduced.put(sku, said(it, history, market))));
        return reduced;
    }

    private static Reduced said(
            Reductions.Reduction reduction, PriceHistory history, Market market) {
        var base =
                history.explain(market, 1).stream()
                        .filter(it -> it.list().priceList().equals(Prices.BASE) && it.row() != null)
                        .mapToLong(PriceHistory.Candidate::minor)
                        .findFirst();
        var lowest = reduction.lowestBefore();
        return new Reduced(
                market.money(base.orElse(lowest)),
                market.money(lowest),
                (int) ((lowest - reduction.minor()) * 100 / lowest));
    }
}
