package dev.cartwright.catalog;

import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;

/** Words and SKUs that two products cannot both have. */
final class Taken {

    /** What PostgreSQL says in the language it was told to: {@code Key (slug)=(tea) …}. */
    private static final Pattern KEY = Pattern.compile("=\\((.*)\\)");

    private Taken() {}

    static boolean same(Sku one, Sku other) {
        return folded(one).equals(folded(other));
    }

    /** Products that are written together are looked at together. */
    static void requireDistinct(Collection<Product> products) {
        var slugs = new HashSet<Slug>();
        var skus = new HashSet<String>();
        for (var product : products) {
            if (!slugs.add(product.slug())) {
                throw CatalogProblem.slugTaken(product.slug());
            }
            for (var variant : product.variants()) {
                if (!skus.add(folded(variant.sku()))) {
                    throw CatalogProblem.skuTaken(variant.sku());
                }
            }
        }
    }

    /** Says in our words which of these the database would not take. */
    static RuntimeException of(DuplicateKeyException refusal, Collection<Product> products) {
        var said =
                NestedExceptionUtils.getMostSpecificCause(refusal) instanceof PSQLException cause
                        ? cause.getServerErrorMessage()
                        : null;
        if (said != null) {
            var key = KEY.matcher(Objects.requireNonNullElse(said.getDetail(), ""));
            var value = key.find() ? key.group(1) : "";
            if ("slug_is_unique".equals(said.getConstraint())) {
                return CatalogProblem.slugTaken(new Slug(value));
            }
            for (var product : products) {
                for (var variant : product.variants()) {
                    if (folded(variant.sku()).equals(value)) {
                        return CatalogProblem.skuTaken(variant.sku());
                    }
                }
            }
        }
        return refusal;
    }

    private static String folded(Sku sku) {
        return sku.code().toLowerCase(Locale.ROOT);
    }
}
