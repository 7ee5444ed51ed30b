package dev.cartwright.pricealerts;

import static java.util.function.Predicate.not;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.StoredProduct;
import dev.cartwright.catalog.Variant;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricealerts.WatchQuery.Place;
import dev.cartwright.pricealerts.WatchQuery.Position;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at prices that somebody waits for. Late, twice or everywhere at once is as good. */
@Component
class Watch {

    static final int SKUS_AT_ONCE = 500;

    /** Few, for they are locked until all of them are told. */
    static final int ALERTS_AT_ONCE = 100;

    private final WatchQuery query;
    private final Teller teller;
    private final PriceAlertTable alerts;
    private final Catalog catalog;
    private final Channels channels;
    private final Clock clock;

    Watch(
            WatchQuery query,
            Teller teller,
            PriceAlertTable alerts,
            Catalog catalog,
            Channels channels,
            Clock clock) {
        this.query = query;
        this.teller = teller;
        this.alerts = alerts;
        this.catalog = catalog;
        this.channels = channels;
        this.clock = clock;
    }

    /** Looks at what of these somebody waits for. */
    void look(ChannelId channel, List<Sku> skus) {
        for (var place : places(channels.get(channel))) {
            for (int from = 0; from < skus.size(); from += SKUS_AT_ONCE) {
                var some = skus.subList(from, Math.min(from + SKUS_AT_ONCE, skus.size()));
                look(place, query.among(place, some));
            }
        }
    }

    /** Looks at everything somebody waits for, and ends what waits in vain. */
    void all() {
        while (alerts.endExpired(clock.instant())) {
            // There may be more.
        }
        channels.all().stream()
                .flatMap(it -> places(it).stream())
                .forEach(place ->
                        eachSlice(
                                place,
                                false,
                                skus -> {
                                    var unpriced = new HashSet<>(skus);
                                    unpriced.removeAll(look(place, skus));
                                    endUnsold(unpriced);
                                }));
    }

    /** Looks at what was put off until another day. */
    void held() {
        channels.all().stream()
                .flatMap(it -> places(it).stream())
                .forEach(place -> eachSlice(place, true, skus -> look(place, skus)));
    }

    /** Ends what waits for a product that is archived, if it is. */
    void archived(ProductId product) {
        catalog.load(List.of(product)).values().stream()
                .filter(not(Watch::mayBeSold))
                .forEach(it -> end(it.product().variants().stream().map(Variant::sku).toList()));
    }

    private List<Place> places(Channel channel) {
        var today = LocalDate.ofInstant(clock.instant(), channel.timeZone());
        return channel.currencies().stream()
                .map(currency -> new Place(channel.id(), currency, today))
                .toList();
    }

    private void eachSlice(Place place, boolean held, Consumer<List<Sku>> work) {
        @Nullable Sku last = null;
        do {
            var skus = query.after(place, last, SKUS_AT_ONCE, held);
            if (!skus.isEmpty()) {
                work.accept(skus);
            }
            last = skus.size() < SKUS_AT_ONCE ? null : skus.getLast();
        } while (last != null);
    }

    /** Answers which of them have a price. */
    private Set<Sku> look(Place place, List<Sku> skus) {
        if (skus.isEmpty()) {
            return Set.of();
        }
        var prices = teller.prices(place, skus);
        var after = Position.START;
        List<Position> some;
        do {
            some = query.moved(place, prices, clock.instant(), after, ALERTS_AT_ONCE);
            if (!some.isEmpty()) {
                teller.settle(place, some);
                after = some.getLast();
            }
        } while (some.size() == ALERTS_AT_ONCE);
        return prices.keySet();
    }

    private void endUnsold(Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return;
        }
        var owners = catalog.productsOf(skus);
        var products = catalog.load(Set.copyOf(owners.values()));
        end(
                skus.stream()
                        .filter(sku -> {
                            var owner = owners.get(sku);
                            var product = owner == null ? null : products.get(owner);
                            return product == null || !mayBeSold(product);
                        })
                        .collect(Collectors.toSet()));
    }

    private static boolean mayBeSold(StoredProduct product) {
        return product.product().status() != ProductStatus.ARCHIVED;
    }

    private void end(Collection<Sku> skus) {
        while (!skus.isEmpty() && alerts.endUnsold(skus, clock.instant())) {
            // There may be more.
        }
    }
}
