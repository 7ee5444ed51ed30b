package dev.cartwright.checkout;

import com.zaxxer.hikari.HikariDataSource;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.LocalProcessor;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import dev.cartwright.rates.TaxRate;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A shop that sends anywhere for 5.99 and owes California 7.25 % on goods. */
@TestConfiguration(proxyBeanMethods = false)
public class Shop {

    static final Slug GOODS = new Slug("goods");

    @Bean
    Shelves shelves(Catalog catalog, Inventory inventory, Stockroom stockroom, Rates rates) {
        catalog.addCategories(List.of(new NewCategory(GOODS, null, "Goods")));
        rates.add(
                List.of(
                        ShippingMethod.flat(
                                Channels.DEFAULT,
                                "standard",
                                "Standard",
                                Money.parse("USD 5.99"),
                                Set.of())),
                List.of(
                        new TaxRate(
                                Channels.DEFAULT,
                                "US",
                                "CA",
                                "standard",
                                new BigDecimal("0.0725"))));
        return new Shelves(catalog, inventory, stockroom);
    }

    /** Approves where nobody keeps a connection while it thinks. */
    @Bean
    LocalProcessor probe(DataSource database) {
        return new LocalProcessor() {
            @Override
            public String name() {
                return "probe";
            }

            @Override
            public Capabilities capabilities() {
                return new Capabilities(
                        Set.of(),
                        true,
                        true,
                        Duration.ofDays(7),
                        false,
                        new Retries("", Duration.ofDays(1), true),
                        Duration.ofSeconds(15),
                        false);
            }

            @Override
            public void check(String token) {}

            @Override
            public Outcome execute(Operation operation) {
                // News of a delivery may be told just now: that passes.
                for (int tries = 0; tries < 300; tries++) {
                    if (active(database) == 0) {
                        return new Succeeded("probe", operation.amount());
                    }
                    LockSupport.parkNanos(10_000_000);
                }
                return new Declined("connections are held");
            }

            @Override
            public Outcome find(Operation operation) {
                return new NotFound();
            }
        };
    }

    private static int active(DataSource database) {
        try {
            return database.unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .getActiveConnections();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fills the shelves with goods of each test's own. */
    public record Shelves(Catalog catalog, Inventory inventory, Stockroom stockroom) {

        /** Returns a new SKU of which there are so many units at this price in dollars. */
        public Sku stocked(int units, String price) {
            var sku = new Sku("SKU-" + UUID.randomUUID());
            catalog.add(
                    Channels.DEFAULT,
                    List.of(
                            Product.onSale(
                                    new Slug(sku.code().toLowerCase(Locale.ROOT)),
                                    GOODS,
                                    "Leaf",
                                    1,
                                    List.of(),
                                    Map.of(Locale.US, new Words("Tea", "Green.")),
                                    List.of(
                                            Variant.of(sku, "", Money.parse("USD " + price))
                                                    .with(Variant.STANDARD_TAX, 100)))));
            if (units > 0) {
                stockroom.receive("main", Map.of(sku, units), "first delivery");
            }
            return sku;
        }
    }
}
