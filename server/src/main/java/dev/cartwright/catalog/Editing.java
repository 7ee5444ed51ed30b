package dev.cartwright.catalog;

import static java.util.Objects.requireNonNull;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.pricing.Prices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes single products, as a person does: what is unknown is an error. */
@Component
class Editing {

    private final Products products;
    private final ProductQuery query;
    private final CategoryTable categories;
    private final AttributeTable attributes;
    private final Prices prices;
    private final Channels channels;
    private final Ids ids;

    Editing(
            Products products,
            ProductQuery query,
            CategoryTable categories,
            AttributeTable attributes,
            Prices prices,
            Channels channels,
            Ids ids) {
        this.products = products;
        this.query = query;
        this.categories = categories;
        this.attributes = attributes;
        this.prices = prices;
        this.channels = channels;
        this.ids = ids;
    }

    /** Returns a product, whatever its status, with its base prices. */
    StoredProduct find(ChannelId channel, Slug slug) {
        channels.get(channel);
        var found = query.find(slug).orElseThrow(() -> CatalogProblem.noProduct(slug));
        return products.priced(channel, List.of(found)).getFirst();
    }

    @Transactional
    StoredProduct make(ChannelId channel, Product wanted) {
        var product = checked(channel, null, wanted);
        var id = new ProductId(ids.next());
        products.save(channel, Map.of(), Map.of(id, product));
        requirePrice(null, product);
        return find(channel, product.slug());
    }

    /**
     * Changes a product as it is once nobody else can change it: of two changes at once none is
     * lost.
     *
     * @param version what the caller has seen; null does not mind
     */
    @Transactional
    StoredProduct change(
            ChannelId channel,
            Slug slug,
            @Nullable Integer version,
            UnaryOperator<Product> change) {
        channels.get(channel);
        var id =
                Optional.ofNullable(query.named(List.of(slug)).get(slug))
                        .orElseThrow(() -> CatalogProblem.noProduct(slug));
        var stored = requireNonNull(products.forChange(channel, List.of(id)).get(id));
        if (version != null && version != stored.version()) {
            throw CatalogProblem.changedMeanwhile(stored.version());
        }
        var before = stored.product();
        var after = checked(channel, before, change.apply(before));
        if (after.equals(before)) {
            return stored;
        }
        products.save(channel, Map.of(id, before), Map.of(id, after));
        requirePrice(before, after);
        return find(channel, after.slug());
    }

    private Product checked(ChannelId channel, @Nullable Product before, Product wanted) {
        if (categories.find(wanted.category()).isEmpty()) {
            throw new InvalidField("category", "no category is called " + wanted.category());
        }
        requireSold(channel, before, wanted);
        return new KnownAttributes(attributes.all()).canonical(wanted);
    }

    /** Prices from the time when a currency was sold in may stay. */
    private void requireSold(ChannelId channel, @Nullable Product before, Product wanted) {
        var habits = channels.get(channel);
        var known =
                before == null
                        ? Map.<Sku, Variant>of()
                        : before.variants().stream()
                                .collect(Collectors.toMap(Variant::sku, it -> it));
        for (int i = 0; i < wanted.variants().size(); i++) {
            var variant = wanted.variants().get(i);
            var was = known.get(variant.sku());
            for (var price : variant.prices()) {
                if (!habits.sellsIn(price.getCurrencyUnit())
                        && (was == null || !was.prices().contains(price))) {
                    throw new InvalidField(
                            "variants[%d].prices".formatted(i),
                            "must be in one of " + habits.currencies());
                }
            }
        }
    }

    /** Where what is on sale was on sale before with the same SKUs, nothing is asked. */
    private void requirePrice(@Nullable Product before, Product after) {
        var skus = skus(after);
        var same =
                before != null
                        && before.status() == ProductStatus.ACTIVE
                        && skus(before).containsAll(skus)
                        && skus.containsAll(skus(before));
        if (after.status() == ProductStatus.ACTIVE && !same && prices.priced(skus).isEmpty()) {
            throw CatalogProblem.noPrice();
        }
    }

    private static List<Sku> skus(Product product) {
        return product.variants().stream().map(Variant::sku).toList();
    }
}
