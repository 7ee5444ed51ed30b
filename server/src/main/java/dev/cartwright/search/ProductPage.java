package dev.cartwright.search;

import dev.cartwright.catalog.Attribute;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.catalog.CategoryTree.Step;
import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.StoredProduct;
import dev.cartwright.catalog.Variant;
import dev.cartwright.catalog.Variant.Dimensions;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.LowestPrices;
import dev.cartwright.pricing.Market;
import dev.cartwright.pricing.Prices;
import dev.cartwright.pricing.Prices.Price;
import dev.cartwright.search.ShopWindow.Reduction;
import dev.cartwright.search.ShopWindow.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A product on its own page. */
@Service
public class ProductPage {

    private final ShopWindow window;
    private final Catalog catalog;
    private final Signposts signposts;
    private final Prices prices;
    private final LowestPrices lowest;
    private final Inventory inventory;

    ProductPage(
            ShopWindow window,
            Catalog catalog,
            Signposts signposts,
            Prices prices,
            LowestPrices lowest,
            Inventory inventory) {
        this.window = window;
        this.catalog = catalog;
        this.signposts = signposts;
        this.prices = prices;
        this.lowest = lowest;
        this.inventory = inventory;
    }

    /**
     * A product on its own page.
     *
     * @param categoryPath from the top category to the product's own
     * @param attributes that are the same for all variants
     * @param related to other products, by kind; their slugs
     * @param variants those that have a price here; never empty
     */
    public record ArticleDetails(
            ProductId id,
            String slug,
            String name,
            String description,
            @Nullable String brand,
            String category,
            List<Step> categoryPath,
            List<String> tags,
            List<String> images,
            List<AttributeValue> attributes,
            Map<Relation, List<Slug>> related,
            boolean inStock,
            List<ArticleVariant> variants) {}

    /** What an attribute says, as people read it. */
    public record AttributeValue(
            String code, String label, Attribute.Type type, String value, @Nullable String unit) {}

    /**
     * What can be put into the cart, and how often.
     *
     * @param available null where there is always enough
     */
    public record ArticleVariant(
            Sku sku,
            String name,
            Map<String, String> options,
            List<AttributeValue> attributes,
            @Nullable Integer weightGrams,
            @Nullable Dimensions dimensions,
            @Nullable String barcode,
            Money price,
            @Nullable Reduction reduction,
            @Nullable Integer available) {

        /** Says whether it can be bought now. */
        public boolean inStock() {
            return available == null || available > 0;
        }
    }

    /**
     * Returns a product that is on sale.
     *
     * @throws CatalogProblem where none is
     */
    public ArticleDetails show(Viewer viewer, Slug slug, @Nullable Locale locale) {
        var stored =
                catalog.find(slug)
                        .filter(it -> it.product().status() == ProductStatus.ACTIVE)
                        .orElseThrow(() -> CatalogProblem.unknownProduct(slug));
        var market = window.market(viewer);
        var skus = stored.product().variants().stream().map(Variant::sku).toList();
        var known = prices.find(skus, market);
        if (known.isEmpty()) {
            throw CatalogProblem.unknownProduct(slug);
        }
        var available = inventory.available(Sourcing.of(market.channel(), null), skus);
        return details(stored, locale, market, known, available);
    }

    private static @Nullable Integer units(int available) {
        return available == Inventory.UNLIMITED ? null : Math.max(0, available);
    }

    private ArticleDetails details(
            StoredProduct stored,
            @Nullable Locale locale,
            Market market,
            Map<Sku, Price> known,
            Map<Sku, Integer> available) {
        var product = stored.product();
        var language = locale == null ? market.channel().locale() : locale;
        var words = product.words(language);
        var signs = signposts.now();
        var types = signs.attributes();
        var reduced =
                known.entrySet().stream()
                        .filter(it -> it.getValue().amount().isLessThan(it.getValue().regular()))
                        .map(Map.Entry::getKey)
                        .toList();
        var reductions = lowest.reductions(reduced, market);
        var variants =
                product.variants().stream()
                        .filter(it -> known.containsKey(it.sku()))
                        .map(it ->
                                new ArticleVariant(
                                        it.sku(),
                                        it.name(),
                                        new TreeMap<>(it.options()),
                                        values(it.attributes(), types, language),
                                        it.weightGrams(),
                                        it.dimensions(),
                                        it.barcode(),
                                        Objects.requireNonNull(known.get(it.sku())).amount(),
                                        ShopWindow.reduction(reductions.get(it.sku())),
                                        units(available.getOrDefault(it.sku(), 0))))
                        .toList();
        return new ArticleDetails(
                stored.id(),
                product.slug().value(),
                words.name(),
                words.description(),
                product.brand(),
                product.category().value(),
                signs.tree().path(product.category()),
                product.tags(),
                product.images(),
                values(product.attributes(), types, language),
                product.relations(),
                variants.stream().anyMatch(ArticleVariant::inStock),
                variants);
    }

    /** The product may be newer than what is known of attributes. */
    private static List<AttributeValue> values(
            Map<String, String> values, Map<String, Attribute> types, Locale language) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(it -> {
                            var type =
                                    types.getOrDefault(it.getKey(), Attribute.unknown(it.getKey()));
                            return new AttributeValue(
                                    it.getKey(),
                                    type.label(language),
                                    type.type(),
                                    it.getValue(),
                                    type.unit());
                        })
                        .toList();
    }
}
