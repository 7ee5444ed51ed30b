package dev.cartwright.catalog;

import dev.cartwright.catalog.Product.Words;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/** Named situations. Every shop has categories and goods of its own. */
public final class Shop {

    public static final ChannelId CHANNEL = new ChannelId("default");

    public final Catalog catalog;
    public final String mark = UUID.randomUUID().toString().substring(24);
    public final Slug drinks = slug("drinks");
    public final Slug tea = slug("tea");

    /** Drinks, and below them tea; nothing in either. */
    public Shop(Catalog catalog) {
        this.catalog = catalog;
        catalog.addCategories(
                List.of(
                        new NewCategory(drinks, null, "Drinks"),
                        new NewCategory(tea, drinks, "Tea")));
    }

    public Slug slug(String word) {
        return new Slug(word + "-" + mark);
    }

    public Sku sku(String word) {
        return new Sku(word + "-" + mark);
    }

    public void add(Product... products) {
        catalog.add(CHANNEL, List.of(products));
    }

    /** Green tea in a bag and, for more money, in a tin. */
    public Product greenTea() {
        return Product.onSale(
                slug("green-tea"),
                tea,
                "Leaf",
                7,
                List.of("https://images.example/1.png", "https://images.example/2.png"),
                Map.of(
                        Locale.GERMAN, new Words("Grüner Tee", "Aus Uji."),
                        Locale.ENGLISH, new Words("Green tea", "From Uji.")),
                List.of(
                        Variant.of(sku("TIN"), "Tin", usd("9.50")).with("standard", 250),
                        Variant.of(sku("BAG"), "Bag", usd("4.20")).with("food", null)));
    }

    /** One variant without a name of its own. */
    public Product single(String word, Slug category, int popularity) {
        return Product.onSale(
                slug(word),
                category,
                null,
                popularity,
                List.of(),
                Map.of(Locale.ENGLISH, new Words(word, "")),
                List.of(Variant.of(sku(word), "", usd("1.00"))));
    }

    public static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
