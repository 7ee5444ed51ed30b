package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What products had before a change and have no more, or the other way round. */
final class Differences {

    private Differences() {}

    /** The words that lead to something else from now on. */
    static Map<Slug, ProductId> formerSlugs(
            Map<ProductId, Product> before, Map<ProductId, Product> after) {
        var former = new HashMap<Slug, ProductId>();
        before.forEach((id, product) -> {
            var now = after.get(id);
            if (now != null && !now.slug().equals(product.slug())) {
                former.put(product.slug(), id);
            }
        });
        return former;
    }

    /** Prices that were set, and ends of those that were left out. */
    static List<NewPrice> newPrices(
            Map<ProductId, Product> before, Map<ProductId, Product> after, Instant now) {
        var known = new HashMap<Sku, List<Money>>();
        before.values().stream()
                .flatMap(product -> product.variants().stream())
                .forEach(variant -> known.put(variant.sku(), variant.prices()));
        return after.values().stream()
                .flatMap(product -> product.variants().stream())
                .flatMap(it -> newPrices(it, known.getOrDefault(it.sku(), List.of()), now))
                .toList();
    }

    private static Stream<NewPrice> newPrices(Variant variant, List<Money> known, Instant now) {
        var currencies = variant.prices().stream().map(Money::getCurrencyUnit).toList();
        var set =
                variant.prices().stream()
                        .filter(price -> !known.contains(price))
                        .map(price -> NewPrice.base(variant.sku(), price, now));
        var ended =
                known.stream()
                        .map(Money::getCurrencyUnit)
                        .filter(currency -> !currencies.contains(currency))
                        .map(it -> new NewPrice(variant.sku(), Prices.BASE, 1, it, null, now));
        return Stream.concat(set, ended);
    }
}
