package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What a cart held its order takes over, and what a customer has is not cancelled. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.inventory.hold-carts-for=default=15m")
class ShippedOrderTest {

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void three_teas() {
        shopper = new Shopper(port);
        tea = shelves.stocked(3, "19.99");
    }

    @Test
    void an_order_takes_over_what_its_cart_held() {
        var cart = shopper.cart(tea, 3);
        assertThat(shopper.units(tea)).containsExactly(3, 3, 0);

        assertThat(shopper.buy(cart, "tok_approved").status()).isEqualTo(201);

        assertThat(shopper.units(tea)).containsExactly(3, 3, 0);
    }

    @Test
    void of_a_declined_payment_the_goods_are_free_again() {
        assertThat(shopper.buy(shopper.cart(tea, 3), "tok_declined").status()).isEqualTo(402);

        assertThat(shopper.units(tea)).containsExactly(3, 0, 3);
    }

    @Test
    void what_a_customer_has_in_part_cannot_be_cancelled_and_nothing_is_changed() {
        var order = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        assertThat(parcel("shipments", order, "").status()).isEqualTo(201);
        var before = shopper.asAdmin("GET", "/api/admin/orders/" + order, "").body();

        var refused = cancel(order);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/already-shipped");
        assertThat(shopper.asAdmin("GET", "/api/admin/orders/" + order, "").body())
                .isEqualTo(before);
        assertThat(shopper.units(tea)).containsExactly(2, 1, 1);
    }

    @Test
    void once_all_came_back_it_can() {
        var order = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        parcel("shipments", order, "");
        assertThat(parcel("returns", order, ", \"restock\": true").status()).isEqualTo(201);

        assertThat(cancel(order).status()).isEqualTo(201);

        assertThat(shopper.units(tea)).containsExactly(3, 0, 3);
    }

    private Answer cancel(String order) {
        return shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"x\"}");
    }

    /** One tea. */
    private Answer parcel(String kind, String order, String more) {
        return shopper.asAdmin(
                "POST",
                "/api/admin/inventory/" + kind,
                "{\"order\": \"%s\", \"lines\": [{\"sku\": \"%s\", \"quantity\": 1}]%s}"
                        .formatted(order, tea, more));
    }
}
