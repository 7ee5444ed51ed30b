package dev.cartwright.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.catalog.Variant.Dimensions;
import dev.cartwright.kernel.InvalidField;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a row makes of a product: says what the row says, and else what was there.
 *
 * @param row with its attributes as their types write them
 * @param before null for a product that is new
 * @param slug the product's
 * @param category the product's; null is not said
 * @param usual the channel's language
 */
record RowMerge(
        ProductRow row,
        @Nullable Product before,
        Slug slug,
        @Nullable Slug category,
        Locale usual) {

    Product product() {
        var status = status();
        return new Product(
                slug,
                status,
                publishAt(status),
                required("category", category, before == null ? null : before.category()),
                row.brand() != null || before == null ? row.brand() : before.brand(),
                either(row.popularity(), before == null ? 0 : before.popularity()),
                either(row.tags(), before == null ? List.of() : before.tags()),
                either(row.images(), before == null ? List.of() : before.images()),
                merged(before == null ? Map.of() : before.attributes(), row.attributes()),
                new RowTexts(row, before, usual).merged(),
                before == null ? Map.of() : before.relations(),
                variants());
    }

    private ProductStatus status() {
        if (row.status() != null) {
            return row.status();
        }
        if (row.publishAt() != null && before == null) {
            return ProductStatus.DRAFT;
        }
        return before == null ? ProductStatus.ACTIVE : before.status();
    }

    private @Nullable Instant publishAt(ProductStatus status) {
        var kept = before == null || status != ProductStatus.DRAFT ? null : before.publishAt();
        return row.publishAt() != null ? row.publishAt() : kept;
    }

    private List<Variant> variants() {
        var all = new ArrayList<>(before == null ? List.<Variant>of() : before.variants());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).sku().equals(row.sku())) {
                all.set(i, variant(all.get(i)));
                return all;
            }
        }
        all.add(variant(null));
        return all;
    }

    private Variant variant(@Nullable Variant was) {
        var options = merged(was == null ? Map.of() : was.options(), row.options());
        var name =
                was == null
                        ? OptionNames.of(row.options())
                        : OptionNames.following(was.name(), was.options(), options);
        return new Variant(
                row.sku(),
                either(row.variant(), name),
                options,
                either(row.taxCategory(), was == null ? Variant.STANDARD_TAX : was.taxCategory()),
                row.weightGrams() != null || was == null ? row.weightGrams() : was.weightGrams(),
                dimensions(was == null ? null : was.dimensions()),
                row.barcode() != null || was == null ? row.barcode() : was.barcode(),
                merged(was == null ? Map.of() : was.attributes(), row.variantAttributes()),
                prices(was == null ? List.of() : was.prices()));
    }

    private @Nullable Dimensions dimensions(@Nullable Dimensions was) {
        if (row.lengthMm() == null && row.widthMm() == null && row.heightMm() == null) {
            return was;
        }
        return new Dimensions(
                required("lengthMm", row.lengthMm(), was == null ? null : was.lengthMm()),
                required("widthMm", row.widthMm(), was == null ? null : was.widthMm()),
                required("heightMm", row.heightMm(), was == null ? null : was.heightMm()));
    }

    private List<Money> prices(List<Money> was) {
        var prices = new LinkedHashMap<CurrencyUnit, Money>();
        was.forEach(price -> prices.put(price.getCurrencyUnit(), price));
        row.prices()
                .forEach((currency, amount) -> {
                    var digits = currency.getDecimalPlaces();
                    if (amount.stripTrailingZeros().scale() > digits) {
                        throw new InvalidField(
                                "prices." + currency, "must have at most " + digits + " decimals");
                    }
                    if (amount.signum() < 0 || amount.precision() - amount.scale() > 12) {
                        throw new InvalidField("prices." + currency, "must be 0 to 999999999999");
                    }
                    var scaled = amount.setScale(digits, RoundingMode.UNNECESSARY);
                    prices.put(currency, Money.of(currency, scaled));
                });
        return List.copyOf(prices.values());
    }

    private static <T> T either(@Nullable T said, T was) {
        return requireNonNullElse(said, was);
    }

    private static <T> T required(String field, @Nullable T said, @Nullable T was) {
        if (said != null) {
            return said;
        }
        if (was == null) {
            throw new InvalidField(field, "is needed for a new product");
        }
        return was;
    }

    private static Map<String, String> merged(Map<String, String> was, Map<String, String> said) {
        var merged = new LinkedHashMap<>(was);
        merged.putAll(said);
        return merged;
    }
}
