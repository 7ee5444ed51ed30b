package dev.cartwright.returns;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.TaxRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/** A purchase of which each line has its own tax rate and all a share in one discount. */
record MixedBasket(Shopper shopper, Shelves shelves, Rates rates) {

    /**
     * Three teas at 7.25 % and two books at 2.5 %, less 10 %, of which all has arrived: 59.97 and
     * 20.02, delivery 5.99, in all 82.34.
     */
    Answer twoRatesLessTenPercent() {
        var counter = new ReturnCounter(shopper);
        var category = "books-" + UUID.randomUUID().toString().substring(0, 8);
        var rate = new TaxRate(Channels.DEFAULT, "US", "CA", category, new BigDecimal("0.025"));
        rates.add(List.of(), List.of(rate));
        var tea = shelves.stocked(10, "19.99");
        var book = stocked(Channels.DEFAULT, category, "10.01");
        var merchant =
                new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        var promotion = merchant.tenPercent();
        var cart = "/api/carts/" + shopper.cart(tea, 3);
        shopper.post(cart + "/items", item(book, 2));
        shopper.post(cart + "/coupons", "{\"code\": \"%s\"}".formatted(merchant.code(promotion)));
        await().atMost(ofSeconds(10))
                .until(() -> shopper.get(cart).json().at("/coupons/0/applied").asBoolean());
        var order = shopper.buy(cart.substring("/api/carts/".length()), "tok_approved");
        merchant.pause(promotion);
        counter.deliver(counter.ship(order));
        return order;
    }

    static String item(Sku sku, int units) {
        return "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, units);
    }

    Sku stocked(ChannelId channel, String taxCategory, String price) {
        var sku = new Sku("BOOK-" + UUID.randomUUID());
        shelves.catalog()
                .add(
                        channel,
                        List.of(
                                Product.onSale(
                                        new Slug(sku.code().toLowerCase(Locale.ROOT)),
                                        new Slug("goods"),
                                        "Leaf",
                                        1,
                                        List.of(),
                                        Map.of(Locale.US, new Words("Book", "Of tea.")),
                                        List.of(
                                                Variant.of(sku, "", Money.parse("USD " + price))
                                                        .with(taxCategory, 100)))));
        shelves.stockroom().receive("main", Map.of(sku, 10), "first delivery");
        return sku;
    }
}
