package dev.cartwright.imports;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.catalog.Variant.Dimensions;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Products that say all that can be said, in the most awkward words there are. */
final class Everything {

    static final ChannelId CHANNEL = new ChannelId("everything");

    private static final Slug TEA = new Slug("tea-more");
    private static final Slug GREEN = new Slug("green-black");

    private Everything() {}

    /** Adds categories, then seven products. */
    static void into(Catalog catalog) {
        catalog.addCategories(
                List.of(
                        new NewCategory(TEA, null, "Tea > more"),
                        new NewCategory(GREEN, TEA, "Green | \\black\\"),
                        new NewCategory(new Slug("1-1"), null, "=1+1")));
        catalog.add(
                CHANNEL,
                List.of(
                        full(),
                        draft("waits", Instant.parse("2031-05-06T07:08:09.123456Z")),
                        draft("never", null),
                        plain("gone", ProductStatus.ARCHIVED, "'=quoted", "$ 5"),
                        plain("formula", ProductStatus.ACTIVE, "=HYPERLINK(\"x\")", "+1\n-1\n@x"),
                        plain("dash", ProductStatus.ACTIVE, "- - -", "'"),
                        plain("brand", ProductStatus.ACTIVE, "'47 Brand", "''=x")));
    }

    private static Product full() {
        return new Product(
                new Slug("full~1.0_a"),
                ProductStatus.ACTIVE,
                null,
                GREEN,
                "Marks & \"Spencer\", Ltd",
                12,
                List.of("hot|cold", "a\\b", "a\\|b", "=tag", "x > y"),
                List.of("https://x.example/a?b=1|2", "https://x.example/'c'"),
                Map.of("origin", "Uji, \"Kyoto\"", "height", "-12.5", "note", "-12.5 m"),
                Map.of(
                        Locale.ENGLISH,
                        new Words("Tea, \"green\"", "Line 1\nline 2\r\n\r\nline 4"),
                        Locale.GERMANY,
                        new Words("Grüner Tee", ""),
                        Locale.forLanguageTag("zh-Hant-TW"),
                        new Words("綠茶 🍵", "，；“”")),
                Map.of(),
                List.of(
                        variant("Z-1", "", Map.of("Size", "L", "Colour: outside", "-red"), 2),
                        variant("A-1", "@home", Map.of("Size", "S|M"), 1),
                        Variant.of(new Sku("=SUM(A1)"), "'", usd("0.00"))));
    }

    private static Variant variant(String sku, String name, Map<String, String> options, int n) {
        return new Variant(
                new Sku(sku),
                name,
                options,
                "food",
                n * 250,
                new Dimensions(n, 20 * n, 300),
                "00" + n + "-=7",
                Map.of("shelf", "+" + n, "height", "1" + n),
                List.of(Money.parse("EUR 1234567.8" + n), usd("9.5" + n)));
    }

    private static Product draft(String slug, @Nullable Instant publishAt) {
        return new Product(
                new Slug(slug),
                ProductStatus.DRAFT,
                publishAt,
                TEA,
                null,
                0,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(Locale.ENGLISH, new Words("Draft " + slug, "")),
                Map.of(Relation.ACCESSORY, List.of(new Slug("full~1.0_a"))),
                List.of(Variant.of(new Sku(slug), "", usd("1.00")).priced(List.of())));
    }

    private static Product plain(String slug, ProductStatus status, String name, String text) {
        return new Product(
                new Slug(slug),
                status,
                null,
                new Slug("1-1"),
                name,
                1,
                List.of(name),
                List.of(),
                Map.of("said", name),
                Map.of(Locale.ENGLISH, new Words(name, text)),
                Map.of(),
                List.of(Variant.of(new Sku(slug.toUpperCase(Locale.ROOT)), name, usd("2.00"))));
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
