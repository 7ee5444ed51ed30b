package dev.cartwright.catalog;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.ProductRow.Outcome;
import dev.cartwright.catalog.ProductRow.Outcome.Created;
import dev.cartwright.catalog.ProductRow.Outcome.Refused;
import dev.cartwright.catalog.ProductRow.Outcome.Unchanged;
import dev.cartwright.catalog.ProductRow.Outcome.Updated;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes products by SKU, as files and feeds ask for it. */
@Component
class Upsert {

    private final Products products;
    private final ProductQuery query;
    private final CategoryTable categories;
    private final AttributeTable attributes;
    private final Channels channels;
    private final Ids ids;

    Upsert(
            Products products,
            ProductQuery query,
            CategoryTable categories,
            AttributeTable attributes,
            Channels channels,
            Ids ids) {
        this.products = products;
        this.query = query;
        this.categories = categories;
        this.attributes = attributes;
        this.channels = channels;
        this.ids = ids;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    List<Outcome> run(ChannelId channel, List<ProductRow> rows, boolean rehearsal) {
        var batch = read(channels.get(channel), rows);
        var outcomes = new ArrayList<Outcome>();
        for (var row : rows) {
            try {
                outcomes.add(batch.take(row));
            } catch (InvalidField e) {
                outcomes.add(new Refused(e.field(), Objects.requireNonNull(e.getMessage())));
            }
        }
        if (!rehearsal) {
            var changed = batch.changed();
            var used = changed.values().stream().map(Product::category).toList();
            categories.add(batch.paths.madeFor(used));
            attributes.addMissing(batch.types.madeFor(changed.values()));
            products.save(channel, batch.before, changed);
        }
        return outcomes;
    }

    /** What is known of the rows before any is taken; the products among it are locked. */
    private Batch read(Channel channel, List<ProductRow> rows) {
        var owners = query.owners(rows.stream().map(ProductRow::sku).toList());
        var slugs = new HashSet<Slug>();
        rows.forEach(row -> slugs.addAll(RowSlug.candidates(row)));
        var named = query.named(slugs);
        var touched = new HashSet<>(owners.values());
        touched.addAll(named.values());
        var stored = products.forChange(channel.id(), touched);
        return new Batch(
                channel,
                owners,
                named,
                stored.values().stream().collect(toMap(StoredProduct::id, StoredProduct::product)),
                new CategoryPaths(categories.nodes()),
                new AttributeTypes(attributes.all()));
    }

    /** Products as the rows so far make them. */
    private final class Batch {

        private final Channel channel;
        private final Map<String, Sku> skus = new LinkedHashMap<>();
        private final Map<Sku, ProductId> owners;
        private final Map<Slug, ProductId> named;
        private final Map<ProductId, Product> before;
        private final Map<ProductId, Product> now;
        private final Set<ProductId> unpriced = new HashSet<>();
        private final CategoryPaths paths;
        private final AttributeTypes types;

        Batch(
                Channel channel,
                Map<Sku, ProductId> owners,
                Map<Slug, ProductId> named,
                Map<ProductId, Product> before,
                CategoryPaths paths,
                AttributeTypes types) {
            this.channel = channel;
            this.owners = new LinkedHashMap<>(owners);
            this.named = new LinkedHashMap<>(named);
            this.before = before;
            this.now = new LinkedHashMap<>(before);
            this.paths = paths;
            this.types = types;
            owners.keySet().forEach(sku -> skus.put(folded(sku), sku));
        }

        Outcome take(ProductRow row) {
            requireSold(row);
            var known = skus.get(folded(row.sku()));
            if (known != null && !known.equals(row.sku())) {
                throw new InvalidField("sku", "differs from " + known + " by its case only");
            }
            var owner = owners.get(row.sku());
            var slug = RowSlug.of(row, owner == null ? null : slug(owner), named.keySet());
            var id = owner == null ? named.get(slug) : owner;
            if (row.product() != null && owner != null && !slug(owner).equals(row.product())) {
                throw new InvalidField(
                        "product", "must be " + slug(owner) + ", which has this SKU");
            }
            var was = id == null ? null : now.get(id);
            var category = row.category() == null ? null : paths.at(row.category());
            var merged =
                    new RowMerge(types.canonical(row), was, slug, category, channel.locale())
                            .product();
            var at = id == null ? new ProductId(ids.next()) : id;
            var taken = sellable(row, at, was, merged);
            skus.put(folded(row.sku()), row.sku());
            owners.put(row.sku(), at);
            named.put(slug, at);
            now.put(at, taken);
            return owner == null
                    ? new Created()
                    : taken.equals(was) ? new Unchanged() : new Updated();
        }

        /**
         * What nobody could buy is a draft until a row brings a price, unless it is said to sell.
         */
        private Product sellable(
                ProductRow row, ProductId at, @Nullable Product was, Product merged) {
            var isPriced = merged.variants().stream().anyMatch(it -> !it.prices().isEmpty());
            if (merged.status() != ProductStatus.ACTIVE) {
                var waited = row.status() == null && isPriced && unpriced.remove(at);
                return waited ? merged.withStatus(ProductStatus.ACTIVE) : merged;
            }
            if (isPriced || (was != null && was.status() == ProductStatus.ACTIVE)) {
                return merged;
            }
            if (row.status() == ProductStatus.ACTIVE) {
                throw new InvalidField("status", "must not be ACTIVE without a price");
            }
            unpriced.add(at);
            return merged.withStatus(ProductStatus.DRAFT);
        }

        private void requireSold(ProductRow row) {
            for (var currency : row.prices().keySet()) {
                if (!channel.sellsIn(currency)) {
                    throw new InvalidField(
                            "prices." + currency, "must be one of " + channel.currencies());
                }
            }
        }

        private Slug slug(ProductId product) {
            return Objects.requireNonNull(now.get(product)).slug();
        }

        private static String folded(Sku sku) {
            return sku.code().toLowerCase(Locale.ROOT);
        }

        Map<ProductId, Product> changed() {
            var changed = new LinkedHashMap<>(now);
            changed.entrySet().removeIf(it -> it.getValue().equals(before.get(it.getKey())));
            return changed;
        }
    }
}
