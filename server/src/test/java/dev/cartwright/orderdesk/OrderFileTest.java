package dev.cartwright.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import java.io.IOException;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** More orders than are read at once, and what goes wrong with the last of them. */
@ShopTest
class OrderFileTest {

    private static final String FILE = "/api/admin/orders.csv?tag=copied";

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void six_hundred_orders() {
        shopper = new Shopper(port);
        var order = shopper.buy(shopper.cart(shelves.stocked(1, "1.00"), 1), "tok_approved");
        db.execute(
                """
                insert into orders.orders
                select copy.*
                from orders.orders it, generate_series(1, 600) n,
                    jsonb_populate_record(it, jsonb_build_object(
                        'order_id', lpad(n::text, 8, '0') || '-0000-7000-8000-000000000000',
                        'number', 'copy-' || n, 'cart_id', gen_random_uuid(),
                        'tags', jsonb_build_array('copied'))) copy
                where it.order_id = ?::uuid
                """,
                order.text("/id"));
    }

    @AfterEach
    void are_gone() {
        db.execute("delete from orders.orders where tags = array['copied']");
    }

    @Test
    void a_file_has_them_all() {
        assertThat(shopper.asAdmin("GET", FILE, "").body().lines()).hasSize(601);
    }

    @Test
    void a_file_that_breaks_off_does_not_look_whole() {
        db.execute("update orders.orders set delivery_address = '[]' where number = 'copy-1'");

        assertThatThrownBy(() -> shopper.asAdmin("GET", FILE, ""))
                .hasCauseInstanceOf(IOException.class);
    }
}
