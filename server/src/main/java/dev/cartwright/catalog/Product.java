package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a merchant says of a product.
 *
 * @param publishAt when a draft becomes active by itself; null is never
 * @param popularity what sells best is shown first; not negative
 * @param images addresses of pictures, the first of them for lists
 * @param attributes by code, each as its type writes it
 * @param texts by language; at least one
 * @param relations to other products, by kind, in the order they are shown
 * @param variants in the order they are shown; at least one
 */
public record Product(
        Slug slug,
        ProductStatus status,
        @Nullable Instant publishAt,
        Slug category,
        @Nullable String brand,
        int popularity,
        List<String> tags,
        List<String> images,
        Map<String, String> attributes,
        Map<Locale, Words> texts,
        Map<Relation, List<Slug>> relations,
        List<Variant> variants) {

    private static final int MOST_VARIANTS = 500;

    /** Later ones are typing errors, and some of them more than the database can keep. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public Product {
        brand = Text.optional("brand", brand, 200);
        tags = tags.stream().map(tag -> Text.required("tags", tag, 100)).distinct().toList();
        images = images.stream().map(it -> Text.required("images", it, 2_000)).toList();
        attributes = Map.copyOf(attributes);
        texts = Map.copyOf(texts);
        relations = related(slug, relations);
        variants = List.copyOf(variants);
        if (popularity < 0) {
            throw new InvalidField("popularity", "must not be negative");
        }
        if (publishAt != null && status != ProductStatus.DRAFT) {
            throw new InvalidField("publishAt", "is for drafts only");
        }
        if (publishAt != null && publishAt.isAfter(LATEST)) {
            throw new InvalidField("publishAt", "must be before the year 10000");
        }
        if (texts.isEmpty()) {
            throw new InvalidField("texts", "must not be empty");
        }
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new InvalidField("variants", "must be 1 to " + MOST_VARIANTS);
        }
        var skus = new HashSet<String>();
        for (var variant : variants) {
            if (!skus.add(variant.sku().code().toLowerCase(Locale.ROOT))) {
                throw new InvalidField("variants", "has " + variant.sku() + " twice");
            }
        }
    }

    private static Map<Relation, List<Slug>> related(
            Slug self, Map<Relation, List<Slug>> relations) {
        var related = new EnumMap<Relation, List<Slug>>(Relation.class);
        relations.forEach((kind, others) -> {
            var field = "relations." + kind;
            if (others.contains(self)) {
                throw new InvalidField(field, "must not lead to the product itself");
            }
            if (new HashSet<>(others).size() < others.size()) {
                throw new InvalidField(field, "must have each product once");
            }
            if (!others.isEmpty()) {
                related.put(kind, List.copyOf(others));
            }
        });
        return Map.copyOf(related);
    }

    /** On sale, and nothing said that need not be. */
    public static Product onSale(
            Slug slug,
            Slug category,
            @Nullable String brand,
            int popularity,
            List<String> images,
            Map<Locale, Words> texts,
            List<Variant> variants) {
        return new Product(
                slug,
                ProductStatus.ACTIVE,
                null,
                category,
                brand,
                popularity,
                List.of(),
                images,
                Map.of(),
                texts,
                Map.of(),
                variants);
    }

    /** What another product is to this one. */
    public enum Relation {
        ACCESSORY,
        REPLACEMENT
    }

    /** What a product is called, and what is said of it without blanks around it, in a language. */
    public record Words(String name, String description) {
        public Words {
            name = Text.required("name", name, 300);
            description = description.strip();
            if (description.length() > 20_000 || description.indexOf(0) >= 0) {
                throw new InvalidField("description", "must have at most 20000 characters");
            }
        }
    }

    /**
     * The words of a language, else of a relative, else of any; the same for the same product. A
     * description that a language lacks is its relative's, and never of another language.
     */
    public Words words(Locale locale) {
        var relative = texts.get(Locale.of(locale.getLanguage()));
        var exact = texts.getOrDefault(locale, relative);
        if (exact == null) {
            return texts.entrySet().stream()
                    .min(Comparator.comparing(it -> it.getKey().toLanguageTag()))
                    .orElseThrow()
                    .getValue();
        }
        return relative != null && exact.description().isEmpty()
                ? new Words(exact.name(), relative.description())
                : exact;
    }

    @Nullable Variant variant(Sku sku) {
        return variants.stream().filter(it -> it.sku().equals(sku)).findFirst().orElse(null);
    }

    Product withVariants(List<Variant> others) {
        return with(attributes, others);
    }

    Product with(Map<String, String> otherAttributes, List<Variant> others) {
        return new Product(
                slug,
                status,
                publishAt,
                category,
                brand,
                popularity,
                tags,
                images,
                otherAttributes,
                texts,
                relations,
                others);
    }

    Product withStatus(ProductStatus other) {
        return withStatus(other, null);
    }

    Product withStatus(ProductStatus other, @Nullable Instant otherPublishAt) {
        return new Product(
                slug,
                other,
                otherPublishAt,
                category,
                brand,
                popularity,
                tags,
                images,
                attributes,
                texts,
                relations,
                variants);
    }
}
