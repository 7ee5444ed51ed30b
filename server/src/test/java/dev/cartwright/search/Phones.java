package dev.cartwright.search;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.ProductRow;
import dev.cartwright.catalog.ProductRow.Outcome.Created;
import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** A shop of five phones and a case, in an empty database. */
record Phones(Catalog catalog) {

    static final List<ProductRow> GOODS =
            List.of(
                    phone("S-8", "Samsung Galaxy S8", "Samsung", 90, "699.00", "Black", "5.8"),
                    phone("S-9", "Samsung Galaxy S9", "Samsung", 80, "799.00", "Blue", "5.8"),
                    phone("I-7", "iPhone 7", "Apple", 100, "549.00", "Black", "4.7"),
                    phone("I-8", "iPhone 8", "Apple", 70, "649.00", "Red", "4.7"),
                    phone("P-2", "Pixel 2", "Google", 60, "650.00", "Black", "5"),
                    row(
                            "C-1",
                            "Leather case for Galaxy phones",
                            "Spigen",
                            10,
                            "19.99",
                            List.of("Phones", "Cases"),
                            "Charging works through it. Fits a café table.",
                            Map.of("colour", "Black")));

    void open() {
        if (catalog.isEmpty()) {
            var became = catalog.upsert(Channels.DEFAULT, GOODS, false);
            if (!became.stream().allMatch(Created.class::isInstance)) {
                throw new IllegalStateException(became.toString());
            }
        }
    }

    private static ProductRow phone(
            String sku,
            String name,
            String brand,
            int popularity,
            String price,
            String colour,
            String screen) {
        return row(
                sku,
                name,
                brand,
                popularity,
                price,
                List.of("Phones", "Smartphones"),
                "A phone that takes pictures.",
                Map.of("colour", colour, "screen", screen));
    }

    private static ProductRow row(
            String sku,
            String name,
            String brand,
            int popularity,
            String price,
            List<String> category,
            String description,
            Map<String, String> attributes) {
        return new ProductRow(
                new Sku(sku),
                null,
                null,
                null,
                category,
                brand,
                popularity,
                brand.equals("Apple") ? List.of("classic") : List.of(),
                null,
                attributes,
                Map.of(Locale.US, name),
                Map.of(Locale.US, description),
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(CurrencyUnit.USD, new BigDecimal(price)));
    }

    static Slug phones() {
        return new Slug("phones");
    }
}
