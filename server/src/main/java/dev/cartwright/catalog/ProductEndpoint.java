package dev.cartwright.catalog;

import dev.cartwright.catalog.ListingQuery.Item;
import dev.cartwright.catalog.ListingQuery.Position;
import dev.cartwright.catalog.ProductQuery.Product;
import dev.cartwright.catalog.ProductQuery.Step;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop's windows over HTTP; reads outside a transaction, for a commit is a round trip too. */
@RestController
@RequestMapping("/api/products")
class ProductEndpoint {

    private final ListingQuery listing;
    private final ProductQuery products;
    private final Inventory inventory;
    private final Channels channels;
    private final Clock clock;

    ProductEndpoint(
            ListingQuery listing,
            ProductQuery products,
            Inventory inventory,
            Channels channels,
            Clock clock) {
        this.listing = listing;
        this.products = products;
        this.inventory = inventory;
        this.channels = channels;
        this.clock = clock;
    }

    /** A product in a list; the price is its cheapest variant's. */
    record ItemJson(
            ProductId id,
            String slug,
            String name,
            @Nullable String brand,
            String category,
            @Nullable String image,
            Money price,
            boolean inStock) {

        static ItemJson of(Item item) {
            return new ItemJson(
                    item.id(),
                    item.slug(),
                    item.name(),
                    item.brand(),
                    item.category(),
                    item.image(),
                    item.price(),
                    item.inStock());
        }
    }

    /** A product on its own page. */
    record ProductJson(
            ProductId id,
            String slug,
            String name,
            String description,
            @Nullable String brand,
            String category,
            List<Step> categoryPath,
            List<String> images,
            boolean inStock,
            List<VariantJson> variants) {}

    /** What can be put into the cart, and how often. */
    record VariantJson(Sku sku, String name, Money price, int available) {}

    @GetMapping
    Page<ItemJson> list(
            @RequestParam(required = false) @Nullable Slug category,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency) {
        var position = after == null || after.isEmpty() ? null : Position.read(after);
        var market = market(channel, currency);
        var items =
                category == null
                        ? listing.all(market, position, limit + 1)
                        : listing.under(category, market, position, limit + 1);
        return Page.of(items, limit, Item::cursor)
                .map(page -> page.stream().map(ItemJson::of).toList());
    }

    @GetMapping("/{slug}")
    ProductJson show(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency) {
        var market = market(channel, currency);
        var product =
                products.find(slug, market).orElseThrow(() -> CatalogProblem.unknownProduct(slug));
        var skus = product.variants().stream().map(ProductQuery.Variant::sku).toList();
        var available = inventory.available(market.channel().stockLocations(), skus);
        return json(product, market, available);
    }

    private Market market(ChannelId channel, @Nullable CurrencyUnit currency) {
        return Market.of(channels.get(channel), currency, clock.instant());
    }

    private static ProductJson json(Product product, Market market, Map<Sku, Integer> available) {
        var variants =
                product.variants().stream()
                        .map(it ->
                                new VariantJson(
                                        it.sku(),
                                        it.name(),
                                        market.money(it.priceMinor()),
                                        Math.max(0, available.getOrDefault(it.sku(), 0))))
                        .toList();
        return new ProductJson(
                product.id(),
                product.slug(),
                product.name(),
                product.description(),
                product.brand(),
                product.category(),
                product.path(),
                product.images(),
                product.inStock(),
                variants);
    }
}
