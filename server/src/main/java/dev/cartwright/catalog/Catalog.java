package dev.cartwright.catalog;

import dev.cartwright.catalog.PriceTable.Price;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Other modules call this and nothing else in the package. */
@Service
public class Catalog {

    /** Rows per insert: PostgreSQL takes 65,535 values in a statement. */
    private static final int AT_ONCE = 500;

    private final CategoryTable categories;
    private final ProductTable products;
    private final PriceTable prices;
    private final OfferQuery offers;
    private final StockFlags stock;
    private final Channels channels;
    private final Ids ids;
    private final Clock clock;

    Catalog(
            CategoryTable categories,
            ProductTable products,
            PriceTable prices,
            OfferQuery offers,
            StockFlags stock,
            Channels channels,
            Ids ids,
            Clock clock) {
        this.categories = categories;
        this.products = products;
        this.prices = prices;
        this.offers = offers;
        this.stock = stock;
        this.channels = channels;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says whether nothing was ever added. */
    public boolean isEmpty() {
        return products.isEmpty();
    }

    /** Adds categories, parents before their children; all or none. */
    @Transactional
    public void addCategories(List<NewCategory> added) {
        if (!added.isEmpty()) {
            categories.add(added);
        }
    }

    /** Adds products to be sold at once, all or none, priced in this channel from now on. */
    @Transactional
    public void add(ChannelId channel, List<NewProduct> added) {
        for (int from = 0; from < added.size(); from += AT_ONCE) {
            addSome(channel, added.subList(from, Math.min(from + AT_ONCE, added.size())));
        }
    }

    private void addSome(ChannelId channel, List<NewProduct> added) {
        var now = clock.instant();
        var rows = new LinkedHashMap<ProductId, NewProduct>();
        added.forEach(product -> rows.put(new ProductId(ids.next()), product));
        products.add(rows, now);
        var variants = added.stream().flatMap(product -> product.variants().stream());
        prices.append(channel, variants.map(it -> new Price(it.sku(), it.price(), now)).toList());
    }

    /**
     * Sets what a variant costs from an instant on; earlier prices stay as they were. Two
     * statements: whether there is such a variant, then the row.
     */
    @Transactional
    public void setPrice(Sku sku, ChannelId channel, Money price, Instant validFrom) {
        if (price.isNegative()) {
            throw new InvalidField("price", "must not be negative");
        }
        if (!channels.get(channel).sellsIn(price.getCurrencyUnit())) {
            throw new InvalidField("currency", "is not sold in here");
        }
        if (!products.hasVariant(sku)) {
            throw CatalogProblem.unknownSku(sku);
        }
        prices.append(channel, List.of(new Price(sku, price, validFrom)));
    }

    /**
     * Answers what each SKU costs now, in one statement. What cannot be sold now, because its
     * product is not active or has no price in this currency, is absent.
     */
    public Map<Sku, Offer> offers(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return offers.find(skus, new Market(channels.get(channel), currency, clock.instant()));
    }

    /** Takes a product out of the shop; its rows stay. */
    @Transactional
    public void archive(Slug product) {
        if (!products.archive(product)) {
            throw CatalogProblem.unknownProduct(product);
        }
    }

    /**
     * Makes and changes products by SKU, at most 500 rows at once: a row that cannot be is refused
     * alone, and one that says what is known already changes nothing. Rows of one product are one
     * change of it.
     *
     * @param rehearsal says what would become of the rows, and keeps nothing
     * @return what became of each row, in their order
     */
    @Transactional
    public List<ProductRow.Outcome> upsert(
            ChannelId channel, List<ProductRow> rows, boolean rehearsal) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Looks at the stock of everything at once: for whoever has just loaded stock in bulk. */
    @Transactional
    public void refreshStock() {
        stock.refreshAll();
    }
}
