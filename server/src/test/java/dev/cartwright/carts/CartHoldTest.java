package dev.cartwright.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;

import dev.cartwright.WholeShop;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.StockLevel;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@WholeShop
@Import(Stall.class)
@TestPropertySource(properties = "cartwright.inventory.hold-carts-for=default=15m")
class CartHoldTest {

    @Autowired Stall stall;
    @Autowired Inventory inventory;
    @Autowired Auditor auditor;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void what_is_in_one_cart_is_not_there_for_another() {
        var tea = stall.goods(3);
        var first = stall.cartWith(tea, 2);
        var second = stall.cart();

        assertThat(stall.add(second, tea, 2)).hasStatus(409);
        assertThat(stall.add(second, tea, 1)).hasStatus(201);
        assertThat(stall.add(first, tea, 1)).hasStatus(409);

        assertThat(reserved(tea)).isEqualTo(3);
        assertThat(available(tea)).isZero();
    }

    @Test
    void a_cart_holds_what_is_in_it_now_and_nothing_else() {
        var tea = stall.goods(5);
        var cart = stall.cartWith(tea, 2);

        set(cart, tea, 5);
        assertThat(reserved(tea)).isEqualTo(5);

        set(cart, tea, 1);
        assertThat(reserved(tea)).isEqualTo(1);

        set(cart, tea, 0);
        assertThat(reserved(tea)).isZero();
        assertThat(available(tea)).isEqualTo(5);
    }

    @Test
    void carts_that_fill_at_once_hold_what_there_is() throws Exception {
        var tea = stall.goods(5);
        var carts = IntStream.range(0, 12).mapToObj(_ -> stall.cart()).toList();

        try (var pool = Executors.newFixedThreadPool(12)) {
            var fills =
                    carts.stream()
                            .<Callable<Integer>>map(
                                    cart -> () -> stall.add(cart, tea, 1).getResponse().getStatus())
                            .toList();
            var answers = pool.invokeAll(fills).stream().map(CartHoldTest::status).sorted();
            assertThat(answers)
                    .containsExactly(201, 201, 201, 201, 201, 409, 409, 409, 409, 409, 409, 409);
        }
        assertThat(reserved(tea)).isEqualTo(5);
    }

    private static int status(java.util.concurrent.Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void set(String cart, Sku sku, int quantity) {
        var path = "/api/carts/%s/items/%s".formatted(cart, sku);
        assertThat(stall.send(PATCH, path, "{\"quantity\": %d}".formatted(quantity)))
                .hasStatus(200);
    }

    private int reserved(Sku sku) {
        return inventory.levels(sku).stream().mapToInt(StockLevel::reserved).sum();
    }

    private int available(Sku sku) {
        return inventory
                .available(new Sourcing(List.of("main"), null), List.of(sku))
                .getOrDefault(sku, 0);
    }
}
