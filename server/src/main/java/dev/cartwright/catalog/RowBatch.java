package dev.cartwright.catalog;

import dev.cartwright.catalog.ProductRow.Outcome;
import dev.cartwright.catalog.ProductRow.Outcome.Created;
import dev.cartwright.catalog.ProductRow.Outcome.Unchanged;
import dev.cartwright.catalog.ProductRow.Outcome.Updated;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Ids;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Products as the rows so far make them. */
final class RowBatch {

    private static final Pattern TEXT = Pattern.compile("texts[.](.+)[.]name");

    /** What rows are read with. */
    record Means(CategoryPaths paths, AttributeTypes types, ProductRules.Today rules, Ids ids) {}

    private final Channel channel;
    private final Map<String, Sku> skus = new LinkedHashMap<>();
    private final Map<Sku, ProductId> owners;
    private final Map<Slug, ProductId> named;
    private final Map<ProductId, Product> before;
    private final Map<ProductId, Product> now;
    private final Set<ProductId> unpriced = new HashSet<>();
    private final Means means;

    RowBatch(
            Channel channel,
            Map<Sku, ProductId> owners,
            Map<Slug, ProductId> named,
            Map<ProductId, Product> before,
            Means means) {
        this.channel = channel;
        this.owners = new LinkedHashMap<>(owners);
        this.named = new LinkedHashMap<>(named);
        this.before = before;
        this.now = new LinkedHashMap<>(before);
        this.means = means;
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
            throw new InvalidField("product", "must be " + slug(owner) + ", which has this SKU");
        }
        var was = id == null ? null : now.get(id);
        var category = row.category() == null ? null : means.paths().at(row.category());
        var merged =
                new RowMerge(means.types().canonical(row), was, slug, category, channel.locale())
                        .product();
        check(row, was, merged);
        var at = id == null ? new ProductId(means.ids().next()) : id;
        var taken = sellable(row, at, was, merged);
        skus.put(folded(row.sku()), row.sku());
        owners.put(row.sku(), at);
        named.put(slug, at);
        now.put(at, taken);
        return owner == null ? new Created() : taken.equals(was) ? new Unchanged() : new Updated();
    }

    /** What is wrong with a variant is wrong with the row: it is about that one. */
    private void check(ProductRow row, @Nullable Product was, Product merged) {
        try {
            means.rules().check(was, merged);
        } catch (InvalidField e) {
            var text = TEXT.matcher(e.field());
            var field =
                    text.matches()
                            ? RowTexts.nameField(row, text.group(1))
                            : e.field().replaceFirst("^variants\\[[0-9]+][.]", "");
            throw new InvalidField(field, Objects.requireNonNull(e.getMessage()));
        }
    }

    /** What nobody could buy is a draft until a row brings a price, unless it is said to sell. */
    private Product sellable(ProductRow row, ProductId at, @Nullable Product was, Product merged) {
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

    CategoryPaths paths() {
        return means.paths();
    }

    AttributeTypes types() {
        return means.types();
    }

    Map<ProductId, Product> before() {
        return before;
    }

    Map<ProductId, Product> changed() {
        var changed = new LinkedHashMap<>(now);
        changed.entrySet().removeIf(it -> it.getValue().equals(before.get(it.getKey())));
        return changed;
    }
}
