package dev.cartwright.carts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.WholeShop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@WholeShop
@Import(Stall.class)
class CartRaceTest {

    @Autowired Stall stall;

    @Test
    void units_added_by_twenty_at_once_are_all_there() throws Exception {
        var tea = stall.goods(1_000);
        var cart = stall.cart();

        assertThat(race(20, _ -> stall.add(cart, tea, 3).getResponse().getStatus()))
                .containsOnly(201);

        assertThat(Stall.read(stall.get(cart), "$.lines[*].quantity")).hasToString("[60]");
        assertThat(Stall.read(stall.get(cart), "$.version")).isEqualTo(21);
    }

    @Test
    void skus_added_at_once_are_all_there() throws Exception {
        var skus = IntStream.range(0, 8).mapToObj(_ -> stall.goods(10)).toList();
        var cart = stall.cart();

        assertThat(race(8, i -> stall.add(cart, skus.get(i), 1).getResponse().getStatus()))
                .containsOnly(201);

        assertThat(JsonPath.<List<String>>read(stall.text(cart), "$.lines[*].sku"))
                .containsExactlyInAnyOrderElementsOf(skus.stream().map(sku -> sku.code()).toList());
    }

    private interface Shopper<T> {
        T act(int i) throws Exception;
    }

    private static <T> List<T> race(int shoppers, Shopper<T> shopper) throws Exception {
        var all = new ArrayList<Callable<T>>();
        IntStream.range(0, shoppers).forEach(i -> all.add(() -> shopper.act(i)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
