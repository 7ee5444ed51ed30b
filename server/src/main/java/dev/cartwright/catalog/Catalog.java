package dev.cartwright.catalog;

import static java.util.Objects.requireNonNull;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.pricing.Market;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Other modules call this and nothing else in the package. */
@Service
public class Catalog {

    /** Products a transaction reads or writes at once where there are many. */
    public static final int AT_ONCE = 500;

    /**
     * What changes, for {@link dev.cartwright.platform.Freshness}, with anything that products and
     * prices are shown by: told by the search, which hears of all of it before it is committed.
     */
    public static final String CHANGES = "listings";

    private final CategoryTable categories;
    private final Categories tree;
    private final ProductTable table;
    private final ProductQuery query;
    private final SelectionQuery selections;
    private final Products products;
    private final Upsert upsert;
    private final OfferQuery offers;
    private final AttributeTable attributes;
    private final Channels channels;
    private final Ids ids;
    private final Clock clock;

    Catalog(
            CategoryTable categories,
            Categories tree,
            ProductTable table,
            ProductQuery query,
            SelectionQuery selections,
            Products products,
            Upsert upsert,
            OfferQuery offers,
            AttributeTable attributes,
            Channels channels,
            Ids ids,
            Clock clock) {
        this.categories = categories;
        this.tree = tree;
        this.table = table;
        this.query = query;
        this.selections = selections;
        this.products = products;
        this.upsert = upsert;
        this.offers = offers;
        this.attributes = attributes;
        this.channels = channels;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says whether nothing was ever added. */
    public boolean isEmpty() {
        return table.isEmpty();
    }

    public CategoryTree categories() {
        return new CategoryTree(categories.nodes());
    }

    public List<Attribute> attributes() {
        return List.copyOf(attributes.all().values());
    }

    /** Adds categories, parents before their children; all or none. */
    @Transactional
    public void addCategories(List<NewCategory> added) {
        tree.add(added);
    }

    /** Adds products, all or none, with their prices in this channel from now on. */
    @Transactional
    public void add(ChannelId channel, List<Product> added) {
        for (int from = 0; from < added.size(); from += AT_ONCE) {
            var rows = new LinkedHashMap<ProductId, Product>();
            added.subList(from, Math.min(from + AT_ONCE, added.size()))
                    .forEach(product -> rows.put(new ProductId(ids.next()), product));
            products.save(channel, Map.of(), rows);
        }
    }

    /**
     * Makes and changes products by SKU, at most {@value #AT_ONCE} rows at once: a row that cannot
     * be is refused alone, and one that says what is known already changes nothing. Rows of one
     * product are one change of it.
     *
     * @param rehearsal says what would become of the rows, and keeps nothing
     * @return what became of each row, in their order
     */
    @Transactional
    public List<ProductRow.Outcome> upsert(
            ChannelId channel, List<ProductRow> rows, boolean rehearsal) {
        return upsert.run(channel, rows, rehearsal);
    }

    /**
     * Answers what a unit of each SKU costs now if so many are bought, in one statement. What
     * cannot be sold now, because its product is not active or has no price in this currency, is
     * absent.
     *
     * @param country where the goods go; null is not known
     */
    public Map<Sku, Offer> offers(
            ChannelId channel,
            CurrencyUnit currency,
            @Nullable String country,
            Map<Sku, Integer> units) {
        return units.isEmpty()
                ? Map.of()
                : offers.find(
                        units,
                        Market.of(channels.get(channel), currency, clock.instant()).to(country));
    }

    /** Returns a product, whatever its status, without prices. */
    public Optional<StoredProduct> find(Slug product) {
        return query.find(product);
    }

    /** Returns those products that there are, whatever their status, without prices. */
    public List<Product> find(Collection<Slug> wanted) {
        return query.load(query.named(wanted).values()).values().stream()
                .map(StoredProduct::product)
                .toList();
    }

    /** Returns the word that leads now to the product which this one led to before. */
    public Optional<Slug> movedTo(Slug former) {
        return query.movedTo(former);
    }

    /** Returns products, whatever their status, without prices; one statement. */
    public Map<ProductId, StoredProduct> load(Collection<ProductId> wanted) {
        return query.load(wanted);
    }

    /**
     * Lets nobody else write these products, or what is made of them, until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<ProductId> wanted) {
        table.lock(wanted);
    }

    /** Returns the product of each SKU that has one. */
    public Map<Sku, ProductId> productsOf(Collection<Sku> skus) {
        return query.owners(skus);
    }

    /** Returns up to so many products with base prices, in the order they were made. */
    public List<StoredProduct> after(ChannelId channel, @Nullable ProductId last, int limit) {
        return after(channel, Selection.ALL, last, limit);
    }

    /** As {@link #after(ChannelId, ProductId, int)}, of some products only. */
    public List<StoredProduct> after(
            ChannelId channel, Selection selection, @Nullable ProductId last, int limit) {
        return products.priced(channel, query.after(last, SelectionQuery.of(selection), limit));
    }

    /** Returns what is in use among some products. */
    public ProductKeys keys(Selection selection) {
        return selections.keys(selection);
    }

    /** Takes a product out of the shop; its rows stay. */
    @Transactional
    public void archive(ChannelId channel, Slug slug) {
        var found = query.find(slug).orElseThrow(() -> CatalogProblem.noProduct(slug));
        var before =
                requireNonNull(products.forChange(channel, List.of(found.id())).get(found.id()))
                        .product();
        if (before.status() != ProductStatus.ARCHIVED) {
            products.save(
                    channel,
                    Map.of(found.id(), before),
                    Map.of(found.id(), before.withStatus(ProductStatus.ARCHIVED)));
        }
    }
}
