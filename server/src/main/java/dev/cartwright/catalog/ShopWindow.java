package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTable.Branch;
import dev.cartwright.catalog.ListingQuery.Item;
import dev.cartwright.catalog.ListingQuery.Position;
import dev.cartwright.catalog.ProductQuery.Product;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What passers-by see, without asking anybody: the products on sale and where to find them. Reads
 * outside a transaction, for a commit is a round trip too.
 */
@Service
public class ShopWindow {

    private final ListingQuery listing;
    private final ProductQuery products;
    private final CategoryTable categories;
    private final Inventory inventory;
    private final Channels channels;
    private final Clock clock;

    ShopWindow(
            ListingQuery listing,
            ProductQuery products,
            CategoryTable categories,
            Inventory inventory,
            Channels channels,
            Clock clock) {
        this.listing = listing;
        this.products = products;
        this.categories = categories;
        this.inventory = inventory;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * A product in a list.
     *
     * @param image an address as the merchant gave it
     * @param price of the cheapest variant
     */
    public record Article(
            ProductId id,
            String slug,
            String name,
            @Nullable String brand,
            String category,
            @Nullable String image,
            Money price,
            boolean inStock) {}

    /**
     * A product on its own page.
     *
     * @param categoryPath from the top category to the product's own
     * @param variants those that have a price here; never empty
     */
    public record ArticleDetails(
            ProductId id,
            String slug,
            String name,
            String description,
            @Nullable String brand,
            String category,
            List<CategoryName> categoryPath,
            List<String> images,
            boolean inStock,
            List<ArticleVariant> variants) {}

    /** A category on the way to a product. */
    public record CategoryName(String slug, String name) {}

    /** What can be put into the cart, and how often. */
    public record ArticleVariant(Sku sku, String name, Money price, int available) {}

    /** A category and what lies below it. */
    public record CategoryTree(String slug, String name, List<CategoryTree> children) {
        static CategoryTree of(Branch branch) {
            var children = branch.children().stream().map(CategoryTree::of).toList();
            return new CategoryTree(branch.slug(), branch.name(), children);
        }
    }

    /**
     * Returns products on sale, best sellers first; one statement.
     *
     * @param category with all below it; null is everything
     * @param after what the page before gave as {@code next}
     */
    public Page<Article> list(
            ChannelId channel,
            @Nullable CurrencyUnit currency,
            @Nullable Slug category,
            @Nullable String after,
            int limit) {
        var position = after == null || after.isEmpty() ? null : Position.read(after);
        var market = market(channel, currency);
        var items =
                category == null
                        ? listing.all(market, position, limit + 1)
                        : listing.under(category, market, position, limit + 1);
        return Page.of(items, limit, Item::cursor)
                .map(page -> page.stream().map(ShopWindow::article).toList());
    }

    /** Returns a product that is on sale; throws {@link CatalogProblem} where none is. */
    public ArticleDetails show(ChannelId channel, @Nullable CurrencyUnit currency, Slug product) {
        var market = market(channel, currency);
        var found =
                products.find(product, market)
                        .orElseThrow(() -> CatalogProblem.unknownProduct(product));
        var skus = found.variants().stream().map(ProductQuery.Variant::sku).toList();
        var available = inventory.available(market.channel().stockLocations(), skus);
        return details(found, market, available);
    }

    /** Returns the top categories by name, each with all below it. */
    public List<CategoryTree> categories() {
        return categories.tree().stream().map(CategoryTree::of).toList();
    }

    private Market market(ChannelId channel, @Nullable CurrencyUnit currency) {
        return Market.of(channels.get(channel), currency, clock.instant());
    }

    private static Article article(Item item) {
        return new Article(
                item.id(),
                item.slug(),
                item.name(),
                item.brand(),
                item.category(),
                item.image(),
                item.price(),
                item.inStock());
    }

    private static ArticleDetails details(
            Product product, Market market, Map<Sku, Integer> available) {
        var path = product.path().stream().map(it -> new CategoryName(it.slug(), it.name()));
        var variants =
                product.variants().stream()
                        .map(it ->
                                new ArticleVariant(
                                        it.sku(),
                                        it.name(),
                                        market.money(it.priceMinor()),
                                        Math.max(0, available.getOrDefault(it.sku(), 0))));
        return new ArticleDetails(
                product.id(),
                product.slug(),
                product.name(),
                product.description(),
                product.brand(),
                product.category(),
                path.toList(),
                product.images(),
                product.inStock(),
                variants.toList());
    }
}
