package dev.cartwright.catalog;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The word for the product of a row. */
final class RowSlug {

    private RowSlug() {}

    /** Returns every word that {@link #of} may choose, so that it is known which are taken. */
    static List<Slug> candidates(ProductRow row) {
        if (row.product() != null) {
            return List.of(row.product());
        }
        var name = named(row);
        return List.of(name, withSku(name, row));
    }

    /**
     * The row's own word, else the product's that has the SKU, else one made from the name; where
     * another product has that, with the SKU behind it.
     */
    static Slug of(ProductRow row, @Nullable Slug owner, Collection<Slug> taken) {
        if (row.product() != null) {
            return row.product();
        }
        if (owner != null) {
            return owner;
        }
        var name = named(row);
        return taken.contains(name) ? withSku(name, row) : name;
    }

    private static Slug named(ProductRow row) {
        return Slug.ofName(
                row.names().values().stream().findFirst().orElseGet(() -> row.sku().code()));
    }

    private static Slug withSku(Slug name, ProductRow row) {
        var sku = Slug.ofName(row.sku().code()).value();
        var most = 149 - sku.length();
        var word = name.value();
        return new Slug(word.substring(0, Math.min(word.length(), most)) + "-" + sku);
    }
}
