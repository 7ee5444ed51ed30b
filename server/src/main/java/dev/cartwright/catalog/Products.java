package dev.cartwright.catalog;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.ChangeTable.Change;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.Prices;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in which products are written: with what was before and after in the trail, with
 * their prices, and with the news.
 */
@Component
class Products {

    private final ProductTable table;
    private final ProductQuery query;
    private final ChangeTable changes;
    private final Prices prices;
    private final ProductRules rules;
    private final ProductNews news;
    private final Clock clock;

    Products(
            ProductTable table,
            ProductQuery query,
            ChangeTable changes,
            Prices prices,
            ProductRules rules,
            ProductNews news,
            Clock clock) {
        this.table = table;
        this.query = query;
        this.changes = changes;
        this.prices = prices;
        this.rules = rules;
        this.news = news;
        this.clock = clock;
    }

    /** Locks the products until the transaction ends, and returns them with their base prices. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<ProductId, StoredProduct> forChange(ChannelId channel, Collection<ProductId> products) {
        table.lock(products);
        return priced(channel, query.load(products).values()).stream()
                .collect(toMap(StoredProduct::id, it -> it));
    }

    /** Returns the same products with what their variants cost now in the base list. */
    List<StoredProduct> priced(ChannelId channel, Collection<StoredProduct> products) {
        var base =
                prices.base(channel, products.stream().flatMap(it -> skus(it.product())).toList());
        return products.stream().map(it -> priced(it, base)).toList();
    }

    private static StoredProduct priced(StoredProduct stored, Map<Sku, List<Money>> base) {
        var variants =
                stored.product().variants().stream()
                        .map(it -> it.priced(base.getOrDefault(it.sku(), List.of())));
        return new StoredProduct(
                stored.id(),
                stored.version(),
                stored.createdAt(),
                stored.changedAt(),
                stored.publishedAt(),
                stored.product().withVariants(variants.toList()));
    }

    /**
     * Writes products.
     *
     * @param before those of them that were there, locked by {@link #forChange}
     * @param after each of them differs from what was before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(ChannelId channel, Map<ProductId, Product> before, Map<ProductId, Product> after) {
        if (after.isEmpty()) {
            return;
        }
        var today = rules.today();
        after.forEach((id, product) -> today.check(before.get(id), product));
        requireFree(after);
        if (after.entrySet().stream()
                .anyMatch(it -> moves(before.get(it.getKey()), it.getValue()))) {
            table.holdTree();
        }
        var now = clock.instant();
        write(before, after, now);
        table.remember(Differences.formerSlugs(before, after), now);
        prices.append(channel, Differences.newPrices(before, after, now));
        var trail = new ArrayList<Change>();
        after.forEach((id, product) -> {
            var was = before.get(id);
            trail.add(
                    new Change(
                            "product",
                            id.toString(),
                            was == null ? null : ProductJson.of(was),
                            ProductJson.of(product)));
        });
        changes.write(trail, now);
        news.tell(before, after, now);
    }

    /** Whether it is, or may be, listed in other places than before. */
    private static boolean moves(@Nullable Product before, Product after) {
        return before == null
                || before.status() != after.status()
                || !before.category().equals(after.category());
    }

    /** Of two who take one word at the same moment the database lets one through. */
    private void write(Map<ProductId, Product> before, Map<ProductId, Product> after, Instant now) {
        try {
            table.save(before, after, now);
        } catch (DuplicateKeyException e) {
            throw Taken.of(e, after.values());
        }
    }

    private void requireFree(Map<ProductId, Product> after) {
        Taken.requireDistinct(after.values());
        query.named(after.values().stream().map(Product::slug).toList())
                .forEach((slug, owner) -> {
                    var own = after.get(owner);
                    if (own == null || !own.slug().equals(slug)) {
                        throw CatalogProblem.slugTaken(slug);
                    }
                });
        var skus = after.values().stream().flatMap(Products::skus).toList();
        query.owners(skus)
                .forEach((sku, owner) -> {
                    var own = after.get(owner);
                    if (own == null || skus(own).noneMatch(it -> Taken.same(it, sku))) {
                        throw CatalogProblem.skuTaken(sku);
                    }
                });
    }

    private static Stream<Sku> skus(Product product) {
        return product.variants().stream().map(Variant::sku);
    }
}
