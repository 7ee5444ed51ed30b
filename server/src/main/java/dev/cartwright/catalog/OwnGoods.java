package dev.cartwright.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Freshness;
import dev.cartwright.pricing.Bounds;
import dev.cartwright.pricing.Prices;
import dev.cartwright.promotions.GoodsFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What promotions choose goods by, kept while it is certain that the catalogue and prices have not
 * changed: a cart is reckoned each time it is shown.
 */
@Component
class OwnGoods implements GoodsFacts {

    private static final int MOST = 20_000;

    private final GoodsQuery query;
    private final Prices prices;
    private final Freshness freshness;
    private final Clock clock;
    private final Cache<Place, Kept> kept = Caffeine.newBuilder().maximumSize(MOST).build();
    private volatile Basis last = new Basis(-1, null);

    OwnGoods(GoodsQuery query, Prices prices, Freshness freshness, Clock clock) {
        this.query = query;
        this.prices = prices;
        this.freshness = freshness;
        this.clock = clock;
    }

    private record Place(ChannelId channel, CurrencyUnit currency, Sku sku) {}

    /**
     * @param turn when a planned price begins, which may make goods reduced; null is never
     */
    private record Basis(long generation, @Nullable Instant turn) {}

    private record Kept(Basis basis, Facts facts) {}

    @Override
    public List<Facts> of(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus) {
        var known = new ArrayList<Facts>();
        var unknown = new ArrayList<Sku>();
        for (var sku : skus) {
            var it = kept.getIfPresent(new Place(channel, currency, sku));
            if (it != null && holds(it.basis())) {
                known.add(it.facts());
            } else {
                unknown.add(sku);
            }
        }
        if (!unknown.isEmpty()) {
            var basis = basis();
            for (var facts : query.find(channel, currency, unknown)) {
                kept.put(new Place(channel, currency, facts.sku()), new Kept(basis, facts));
                known.add(facts);
            }
        }
        return known;
    }

    private boolean holds(Basis basis) {
        return freshness.isCertain()
                && basis.generation() == generation()
                && (basis.turn() == null || clock.instant().isBefore(basis.turn()));
    }

    /** Counts what changes of goods and prices, and of costs and floors. */
    private long generation() {
        return freshness.generation(Catalog.CHANGES) + freshness.generation(Bounds.CHANGES);
    }

    /** To be asked for before anything is read; one statement where something has changed. */
    private Basis basis() {
        var generation = generation();
        var known = last;
        var now = clock.instant();
        if (known.generation() != generation
                || (known.turn() != null && !now.isBefore(known.turn()))) {
            known = new Basis(generation, prices.nextTurn(now));
            last = known;
        }
        return known;
    }
}
