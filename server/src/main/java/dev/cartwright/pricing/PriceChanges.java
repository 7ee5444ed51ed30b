package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes many prices by one rule, all or none. */
@Service
class PriceChanges {

    /** SKUs that one request may concern. */
    static final int MOST = 100_000;

    /** Changes that the answer names. */
    private static final int NAMED = 100;

    private static final int AT_ONCE = 500;

    private final Prices prices;
    private final PriceTable table;
    private final PriceListTable lists;
    private final Assortment assortment;
    private final DSLContext db;
    private final Clock clock;

    PriceChanges(
            Prices prices,
            PriceTable table,
            PriceListTable lists,
            Assortment assortment,
            DSLContext db,
            Clock clock) {
        this.prices = prices;
        this.table = table;
        this.lists = lists;
        this.assortment = assortment;
        this.db = db;
        this.clock = clock;
    }

    /** A price that becomes another. */
    record Changed(Sku sku, Money before, Money after) {}

    /**
     * What becomes of the prices.
     *
     * @param count of all SKUs that were chosen
     * @param first of the prices that become others
     */
    record Summary(int count, int changed, int unchanged, int withoutPrice, List<Changed> first) {}

    /** Says what would become of the prices. */
    Summary preview(PricePlan plan) {
        return run(plan, _ -> {});
    }

    /** Waits for others who do the same, for each counts from the prices as they are. */
    @Transactional
    Summary apply(PricePlan plan) {
        db.fetch("select pg_advisory_xact_lock(hashtext('pricing.price-changes'))");
        var from = Objects.requireNonNullElseGet(plan.validFrom(), clock::instant);
        return run(
                plan,
                changes ->
                        prices.append(
                                plan.market().channel().id(),
                                changes.stream()
                                        .map(it ->
                                                new NewPrice(
                                                        it.sku(),
                                                        plan.priceList(),
                                                        1,
                                                        plan.market().currency(),
                                                        it.after(),
                                                        from))
                                        .toList()));
    }

    private interface Batches {
        void take(List<Changed> changes);
    }

    private Summary run(PricePlan plan, Batches batches) {
        check(plan);
        var skus = chosen(plan.chosen());
        var first = new ArrayList<Changed>();
        var changed = 0;
        var withoutPrice = 0;
        for (int from = 0; from < skus.size(); from += AT_ONCE) {
            var some = skus.subList(from, Math.min(from + AT_ONCE, skus.size()));
            var known = known(plan, some);
            withoutPrice += some.size() - known.reference().size();
            var changes = changes(plan, some, known);
            changed += changes.size();
            first.addAll(changes.subList(0, Math.min(changes.size(), NAMED - first.size())));
            batches.take(changes);
        }
        var unchanged = skus.size() - changed - withoutPrice;
        return new Summary(skus.size(), changed, unchanged, withoutPrice, first);
    }

    private void check(PricePlan plan) {
        if (lists.find(plan.priceList()).isEmpty()) {
            throw PricingProblem.unknownList(plan.priceList());
        }
        var from = plan.validFrom();
        if (from != null && from.isBefore(clock.instant().minus(Prices.SKEW))) {
            throw new InvalidField("validFrom", "must not be in the past");
        }
    }

    private List<Sku> chosen(PricePlan.Chosen chosen) {
        var wanted = chosen.skus();
        var skus =
                wanted == null
                        ? assortment.choose(chosen.category(), chosen.brand())
                        : wanted.stream().distinct().toList();
        if (skus.size() > MOST) {
            throw PricingProblem.tooMany(skus.size(), MOST);
        }
        if (wanted != null) {
            var known = assortment.known(skus);
            for (int i = 0; i < wanted.size(); i++) {
                if (!known.contains(wanted.get(i))) {
                    throw new InvalidField(
                            "skus[%d]".formatted(i), "no product has a variant " + wanted.get(i));
                }
            }
        }
        return skus;
    }

    /** What is counted from, and what the list itself says now. */
    private record Known(Map<Sku, Money> reference, Map<Sku, Money> own) {}

    private Known known(PricePlan plan, List<Sku> skus) {
        var market = plan.market();
        var now = clock.instant();
        var base = table.current(Prices.BASE, market.channel().id(), market.currency(), skus, now);
        if (plan.priceList().equals(Prices.BASE)) {
            return new Known(base, base);
        }
        var own =
                table.current(
                        plan.priceList(), market.channel().id(), market.currency(), skus, now);
        if (plan.ownReference()) {
            base.putAll(own);
        }
        return new Known(base, own);
    }

    private static List<Changed> changes(PricePlan plan, List<Sku> skus, Known known) {
        var changes = new ArrayList<Changed>();
        for (var sku : skus) {
            var reference = known.reference().get(sku);
            if (reference != null) {
                var after = after(plan, sku, reference);
                if (!after.equals(known.own().get(sku))) {
                    changes.add(new Changed(sku, reference, after));
                }
            }
        }
        return changes;
    }

    private static Money after(PricePlan plan, Sku sku, Money reference) {
        var exact = plan.change().of(reference.getAmount());
        if (exact.signum() < 0) {
            throw PricingProblem.belowZero(sku);
        }
        var rounded = plan.rounding().round(exact);
        if (rounded.compareTo(NewPrice.MOST) > 0) {
            throw new InvalidField("change", "would make " + sku + " dearer than can be");
        }
        return Money.of(plan.market().currency(), rounded);
    }
}
