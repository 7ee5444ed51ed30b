package dev.cartwright.carts;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import dev.cartwright.rates.TaxRate;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Named situations: goods to sell, carts with them, and what shoppers do over HTTP. */
@TestComponent
record Stall(Catalog catalog, Stockroom stockroom, Rates rates, MockMvcTester http) {

    static final String UTAH =
            """
            {"email": "Ada@Example.org", "method": "stall-post", "address": {
                "name": "Ada", "line1": "1 Way", "city": "Moab", "region": "UT",
                "postalCode": "84532", "country": "US"}}
            """;

    /** Sold for 9.99 dollars. */
    Sku goods(int onTheShelf) {
        return goods("TEA-" + UUID.randomUUID(), onTheShelf);
    }

    Sku goods(String code, int onTheShelf) {
        var sku = new Sku(code);
        var slug = new Slug("stall-" + UUID.randomUUID());
        catalog.addCategories(List.of(new NewCategory(slug, null, "Tea")));
        catalog.add(
                Channels.DEFAULT,
                List.of(
                        Product.onSale(
                                slug,
                                slug,
                                null,
                                1,
                                List.of(),
                                Map.of(Locale.ENGLISH, new Words("Grüner Tee", "")),
                                List.of(
                                        Variant.of(sku, "", Money.parse("USD 9.99"))
                                                .with(Variant.STANDARD_TAX, 100)))));
        if (onTheShelf > 0) {
            stockroom.receive("main", Map.of(sku, onTheShelf), "delivery");
        }
        return sku;
    }

    /** Five dollars to the United States, taxed in Utah. */
    void delivers() {
        rates.add(
                List.of(
                        ShippingMethod.flat(
                                Channels.DEFAULT,
                                "stall-post",
                                "Post",
                                Money.parse("USD 5.00"),
                                Set.of("US"))),
                List.of(
                        new TaxRate(
                                Channels.DEFAULT, "US", "UT", "standard", new BigDecimal("0.1"))));
    }

    String cart() {
        return read(send(HttpMethod.POST, "/api/carts", "{}"), "$.id").toString();
    }

    String cartWith(Sku sku, int quantity) {
        var cart = cart();
        add(cart, sku, quantity);
        return cart;
    }

    MvcTestResult add(String cart, Sku sku, int quantity) {
        return send(
                HttpMethod.POST,
                "/api/carts/" + cart + "/items",
                "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity));
    }

    MvcTestResult send(HttpMethod method, String path, String body, String... headers) {
        var request = http.method(method).uri(path).contentType(APPLICATION_JSON).content(body);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return request.exchange();
    }

    MvcTestResult get(String cart) {
        return http.get().uri("/api/carts/" + cart).exchange();
    }

    /** The cart as JSON text: equal texts mean that nothing changed. */
    String text(String cart) {
        return text(get(cart));
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object read(MvcTestResult answer, String path) {
        return JsonPath.read(text(answer), path);
    }
}
