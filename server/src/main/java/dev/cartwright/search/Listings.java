package dev.cartwright.search;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CategoryTree;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.StoredProduct;
import dev.cartwright.catalog.Variant;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Freshness;
import dev.cartwright.pricing.Market;
import dev.cartwright.search.ListingTable.Row;
import dev.cartwright.search.ListingTable.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what lists and searches read equal to what the merchant says. */
@Component
class Listings {

    /** What changes with every listing, for {@link Freshness}. */
    static final String TOPIC = Catalog.CHANGES;

    private final ListingTable table;
    private final Catalog catalog;
    private final Inventory inventory;
    private final Channels channels;
    private final Freshness freshness;
    private final Clock clock;

    Listings(
            ListingTable table,
            Catalog catalog,
            Inventory inventory,
            Channels channels,
            Freshness freshness,
            Clock clock) {
        this.table = table;
        this.catalog = catalog;
        this.inventory = inventory;
        this.channels = channels;
        this.freshness = freshness;
        this.clock = clock;
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    /**
     * Writes anew how these products stand in every market. Locks them in the order of their ids:
     * of two at once the second looks at what was committed before the first let go.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void refresh(Collection<ProductId> products) {
        var ids = products.stream().sorted(comparing(ProductId::toString)).toList();
        for (int from = 0; from < ids.size(); from += Catalog.AT_ONCE) {
            refreshSome(ids.subList(from, Math.min(from + Catalog.AT_ONCE, ids.size())));
        }
    }

    private void refreshSome(List<ProductId> ids) {
        catalog.lock(ids);
        table.remove(ids);
        var sold =
                catalog.load(ids).values().stream()
                        .filter(it -> it.product().status() == ProductStatus.ACTIVE)
                        .toList();
        if (!sold.isEmpty()) {
            var inStock = inStock(sold);
            var tree = catalog.categories();
            for (var channel : channels.all()) {
                var rows =
                        table.written(
                                sold.stream().map(it -> row(it, channel, tree, inStock)).toList());
                for (var currency : channel.currencies()) {
                    table.list(rows, Market.of(channel, currency, clock.instant()));
                }
            }
        }
        freshness.tell(TOPIC);
    }

    /** Keeps no answer that was given before; the listings themselves stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    void forget() {
        freshness.tell(TOPIC);
    }

    /** Looks anew at the stock of these products only. */
    @Transactional(propagation = Propagation.MANDATORY)
    void refreshStock(Collection<ProductId> products) {
        catalog.lock(products);
        table.markStock(products, inStock(catalog.load(products).values()));
        freshness.tell(TOPIC);
    }

    private Set<ProductId> inStock(Collection<StoredProduct> products) {
        var owners =
                products.stream()
                        .flatMap(it -> skus(it).map(sku -> new Owned(sku, it.id())))
                        .collect(toMap(Owned::sku, Owned::by));
        var locations =
                channels.all().stream()
                        .flatMap(channel -> channel.stockLocations().stream())
                        .distinct()
                        .toList();
        return inventory
                .available(new Sourcing(locations, null), owners.keySet())
                .entrySet()
                .stream()
                .filter(units -> units.getValue() > 0)
                .map(units -> Objects.requireNonNull(owners.get(units.getKey())))
                .collect(toSet());
    }

    private record Owned(Sku sku, ProductId by) {}

    private static Stream<Sku> skus(StoredProduct product) {
        return product.product().variants().stream().map(Variant::sku);
    }

    private static Row row(
            StoredProduct stored, Channel channel, CategoryTree tree, Set<ProductId> inStock) {
        var product = stored.product();
        var path = tree.path(product.category());
        var names = product.texts().entrySet().stream();
        return new Row(
                stored.id(),
                product.slug().value(),
                names.collect(toMap(it -> it.getKey().toLanguageTag(), it -> it.getValue().name())),
                product.words(channel.locale()).name(),
                product.brand(),
                product.category().value(),
                product.images().isEmpty() ? null : product.images().getFirst(),
                skus(stored).map(Sku::code).toList(),
                -product.popularity(),
                inStock.contains(stored.id()),
                Objects.requireNonNull(stored.publishedAt()),
                FacetTokens.of(product, path),
                texts(product),
                details(product, path),
                path.stream().map(CategoryTree.Step::slug).toList());
    }

    private static List<Text> texts(Product product) {
        return product.texts().entrySet().stream()
                .map(it ->
                        new Text(
                                it.getKey().toLanguageTag(),
                                it.getValue().name(),
                                it.getValue().description()))
                .toList();
    }

    /**
     * Long lists of words add nothing that is looked for, and a search's words must have an end.
     */
    private static String details(Product product, List<CategoryTree.Step> path) {
        var words = new ArrayList<String>();
        if (product.brand() != null) {
            words.add(product.brand());
        }
        path.forEach(step -> words.add(step.name()));
        words.addAll(product.tags());
        words.addAll(product.attributes().values());
        for (var variant : product.variants()) {
            words.add(variant.sku().code());
            words.add(variant.name());
            words.addAll(variant.options().values());
            words.addAll(variant.attributes().values());
        }
        var text = String.join(" ", words.stream().distinct().toList());
        return text.length() <= 20_000 ? text : text.substring(0, 20_000);
    }
}
