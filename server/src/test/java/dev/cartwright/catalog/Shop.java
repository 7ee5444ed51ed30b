package dev.cartwright.catalog;

import dev.cartwright.catalog.NewProduct.Variant;
import dev.cartwright.catalog.NewProduct.Words;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/** Named situations. Every shop has categories and goods of its own. */
class Shop {

    static final ChannelId CHANNEL = new ChannelId("default");

    final Catalog catalog;
    final String mark = UUID.randomUUID().toString().substring(24);
    final Slug drinks = slug("drinks");
    final Slug tea = slug("tea");

    /** Drinks, and below them tea; nothing in either. */
    Shop(Catalog catalog) {
        this.catalog = catalog;
        catalog.addCategories(
                List.of(
                        new NewCategory(drinks, null, "Drinks"),
                        new NewCategory(tea, drinks, "Tea")));
    }

    Slug slug(String word) {
        return new Slug(word + "-" + mark);
    }

    Sku sku(String word) {
        return new Sku(word + "-" + mark);
    }

    void add(NewProduct... products) {
        catalog.add(CHANNEL, List.of(products));
    }

    /** Green tea in a bag and, for more money, in a tin. */
    NewProduct greenTea() {
        return new NewProduct(
                slug("green-tea"),
                tea,
                "Leaf",
                7,
                List.of("https://images.example/1.png", "https://images.example/2.png"),
                Map.of(
                        Locale.GERMAN, new Words("Grüner Tee", "Aus Uji."),
                        Locale.ENGLISH, new Words("Green tea", "From Uji.")),
                List.of(
                        new Variant(sku("TIN"), "Tin", null, 250, usd("9.50")),
                        new Variant(sku("BAG"), "Bag", "food", null, usd("4.20"))));
    }

    /** One variant without a name of its own. */
    NewProduct single(String word, Slug category, int popularity) {
        return new NewProduct(
                slug(word),
                category,
                null,
                popularity,
                List.of(),
                Map.of(Locale.ENGLISH, new Words(word, "")),
                List.of(new Variant(sku(word), "", null, null, usd("1.00"))));
    }

    static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
