package dev.cartwright.catalog;

import static dev.cartwright.catalog.Given.required;

import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Variant.Dimensions;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff write it, whole.
 *
 * @param status absent is a draft, where the product is new
 * @param texts by language, as "en" or "pt-BR"
 */
@AnyNumber(because = "what staff says of goods names GTINs, ISBNs and serial numbers")
record ProductJson(
        @NotNull Slug slug,
        @Nullable ProductStatus status,
        @Nullable Instant publishAt,
        @NotNull Slug category,
        @Nullable String brand,
        @Nullable Integer popularity,
        @Nullable List<@Nullable String> tags,
        @Nullable List<@Nullable String> images,
        @Nullable Map<String, @Nullable String> attributes,
        @NotNull Map<String, @Nullable TextJson> texts,
        @Nullable Map<Relation, @Nullable List<@Nullable Slug>> relations,
        @NotNull List<@Nullable VariantJson> variants) {

    /** What a product is called in one language. */
    record TextJson(@NotNull String name, @Nullable String description) {
        Words words() {
            return new Words(required("name", name), Objects.requireNonNullElse(description, ""));
        }
    }

    /** In millimetres. */
    record DimensionsJson(
            @NotNull Integer lengthMm, @NotNull Integer widthMm, @NotNull Integer heightMm) {}

    /**
     * @param options what tells the variant from the others
     * @param taxCategory absent is the standard rate
     * @param prices in the base list, one a currency; a currency that is left out has none any more
     */
    record VariantJson(
            @NotNull Sku sku,
            @Nullable String name,
            @Nullable Map<String, @Nullable String> options,
            @Nullable String taxCategory,
            @Nullable Integer weightGrams,
            @Nullable DimensionsJson dimensions,
            @Nullable String barcode,
            @Nullable Map<String, @Nullable String> attributes,
            @Nullable List<@Nullable Money> prices) {

        static VariantJson of(Variant it) {
            var size = it.dimensions();
            return new VariantJson(
                    it.sku(),
                    it.name(),
                    new TreeMap<>(it.options()),
                    it.taxCategory(),
                    it.weightGrams(),
                    size == null
                            ? null
                            : new DimensionsJson(size.lengthMm(), size.widthMm(), size.heightMm()),
                    it.barcode(),
                    new TreeMap<>(it.attributes()),
                    List.<@Nullable Money>copyOf(it.prices()));
        }

        Variant variant() {
            return new Variant(
                    required("sku", sku),
                    Objects.requireNonNullElse(name, ""),
                    Given.map("options", options, it -> it),
                    taxCategory == null ? Variant.STANDARD_TAX : taxCategory,
                    weightGrams,
                    dimensions == null ? null : dimensions(dimensions),
                    barcode,
                    Given.map("attributes", attributes, it -> it),
                    Given.list("prices", prices, VariantJson::price));
        }

        private static Dimensions dimensions(DimensionsJson size) {
            return Given.within(
                    "dimensions",
                    () ->
                            new Dimensions(
                                    required("lengthMm", size.lengthMm()),
                                    required("widthMm", size.widthMm()),
                                    required("heightMm", size.heightMm())));
        }

        private static Money price(Money price) {
            if (price.isNegative() || price.getAmount().precision() - price.getScale() > 12) {
                throw new InvalidField("amount", "must be 0 to 999999999999");
            }
            return price;
        }
    }

    static ProductJson of(Product it) {
        var texts = new TreeMap<String, @Nullable TextJson>();
        it.texts()
                .forEach((locale, words) ->
                        texts.put(
                                locale.toLanguageTag(),
                                new TextJson(words.name(), words.description())));
        return new ProductJson(
                it.slug(),
                it.status(),
                it.publishAt(),
                it.category(),
                it.brand(),
                it.popularity(),
                List.copyOf(it.tags()),
                List.copyOf(it.images()),
                new TreeMap<>(it.attributes()),
                texts,
                new TreeMap<>(it.relations()),
                List.copyOf(it.variants().stream().map(VariantJson::of).toList()));
    }

    /** What it says. */
    Product product(ProductStatus otherwise) {
        return new Product(
                required("slug", slug),
                status == null ? otherwise : status,
                publishAt,
                required("category", category),
                brand,
                Objects.requireNonNullElse(popularity, 0),
                Given.list("tags", tags, it -> it),
                Given.list("images", images, it -> it),
                Given.map("attributes", attributes, it -> it),
                words(),
                Given.map("relations", relations, it -> Given.list("", it, other -> other)),
                Given.list("variants", required("variants", variants), VariantJson::variant));
    }

    private Map<Locale, Words> words() {
        var all = new HashMap<Locale, Words>();
        Given.map("texts", required("texts", texts), TextJson::words)
                .forEach((tag, words) -> {
                    if (all.put(Given.locale("texts", tag), words) != null) {
                        throw new InvalidField("texts." + tag, "is a language that is there twice");
                    }
                });
        return all;
    }
}
