package dev.cartwright.storefront;

import static dev.cartwright.catalog.Shop.usd;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Shop;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.inventory.Stockroom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Three teas and a coffee, in a shop of their own. */
final class Drinks {

    final Shop shop;
    final String all;
    final String teas;

    /**
     * Two teas of Leaf, one of another brand, and a coffee without; only the first is there. Tests
     * search for "tea": a longer word would be put right until the vocabulary has learnt it.
     */
    Drinks(Catalog catalog, Stockroom stockroom) {
        shop = new Shop(catalog);
        all = "/shop/" + shop.drinks;
        teas = "/shop/" + shop.tea;
        // Before they are listed, for the news of it comes a moment later.
        stockroom.receive("main", Map.of(shop.sku("Sencha"), 3), "delivery");
        shop.add(
                drink("Sencha", shop.tea, "Leaf", 40, "4.00", "Green"),
                drink("Bancha", shop.tea, "Leaf", 30, "3.00", "Green"),
                drink("Assam", shop.tea, "Root & Co, Ltd", 20, "2.00", "Black"),
                drink("Mocha", shop.drinks, null, 10, "9.00", "Black"));
    }

    Product drink(
            String name,
            Slug category,
            @Nullable String brand,
            int popularity,
            String price,
            String kind) {
        return Product.onSale(
                shop.slug(name),
                category,
                brand,
                popularity,
                List.of(),
                Map.of(Locale.ENGLISH, new Words(name, "A kind of tea")),
                List.of(
                        new Variant(
                                shop.sku(name),
                                "",
                                Map.of("Kind", kind),
                                Variant.STANDARD_TAX,
                                null,
                                null,
                                null,
                                Map.of(),
                                List.of(usd(price)))));
    }
}
