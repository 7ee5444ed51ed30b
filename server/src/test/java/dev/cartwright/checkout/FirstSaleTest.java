package dev.cartwright.checkout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** From a merchant's file to the first sale, over HTTP alone; the jobs run by themselves. */
@ShopTest
@TestPropertySource(properties = "db-scheduler.enabled=true")
class FirstSaleTest {

    static final Sku POT = new Sku("FIRST-POT");

    @LocalServerPort int port;

    Shopper shop;

    @BeforeEach
    void door() {
        shop = new Shopper(port);
    }

    @Test
    void an_imported_product_is_received_and_then_sold() {
        imports("sku,name,category,price\nFIRST-POT,First pot,Pots,12.00\n");

        assertThat(shop.asAdmin("GET", "/api/admin/stock/FIRST-POT", "").status()).isEqualTo(404);
        assertThat(shop.buy(shop.cart(POT, 1), "tok_approved").type())
                .isEqualTo("/problems/cart-incomplete");
        assertThat(
                        shop.asAdmin(
                                        "POST",
                                        "/api/admin/stock/FIRST-POT/receipts",
                                        "{\"quantity\": 2}")
                                .status())
                .isEqualTo(201);

        assertThat(shop.buy(shop.cart(POT, 1), "tok_approved").status()).isEqualTo(201);
        assertThat(shop.stock(POT).at("/available").intValue()).isEqualTo(1);
    }

    private void imports(String file) {
        var made = shop.asAdmin("POST", "/api/admin/imports", "{\"format\": \"csv\"}");
        var url = "/api/admin/imports/" + made.text("/id");
        assertThat(shop.asAdmin("PUT", url + "/file", file).status()).isEqualTo(202);
        await().atMost(ofSeconds(60))
                .until(() -> shop.asAdmin("GET", url, "").text("/status").equals("DONE"));
    }
}
