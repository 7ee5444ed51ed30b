package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Shoppers, staff and the reconciliation at once for a while: the books balance all the time. */
@Tag("long")
@ShopTest
@TestPropertySource(properties = "cartwright.processors.answer-within=300ms")
class SoakTest {

    private static final long SEED = 20261126;
    private static final int SHOPPERS = 12;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> TOKENS =
            List.of(
                    "tok_approved",
                    "tok_approved",
                    "tok_approved",
                    "tok_approved",
                    "tok_declined",
                    "tok_slow",
                    "tok_timeout",
                    "tok_timeout_lost");

    @Autowired Shelves shelves;
    @Autowired Auditor auditor;
    @Autowired Reconciliation reconciliation;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    final ConcurrentLinkedQueue<String> placed = new ConcurrentLinkedQueue<>();
    final AtomicInteger purchases = new AtomicInteger();

    @Test
    void the_books_balance_while_everybody_does_everything() throws Exception {
        var shopper = new Shopper(port);
        var goods = List.of(shelves.stocked(300, "9.99"), shelves.stocked(40, "250.00"));
        var until = System.nanoTime() + LONG.toNanos();
        var everybody =
                IntStream.range(0, SHOPPERS)
                        .<Callable<Void>>mapToObj(i ->
                                () -> {
                                    var random =
                                            RandomGeneratorFactory.of("L64X128MixRandom")
                                                    .create(SEED + i);
                                    while (System.nanoTime() < until) {
                                        act(shopper, goods, random);
                                    }
                                    return null;
                                })
                        .toList();

        Race.of(everybody);
        clock.move(Duration.ofHours(1));
        reconciliation.run();
        reconciliation.run();

        assertThat(purchases).hasValueGreaterThan(100);
        assertThat(auditor.audit().violations()).as("seed %d", SEED).isEmpty();
    }

    private void act(Shopper shopper, List<Sku> goods, RandomGenerator random) {
        var sku = goods.get(random.nextInt(goods.size()));
        switch (random.nextInt(12)) {
            case 0 -> cancel(shopper);
            case 1 -> adjust(shopper, sku, random.nextInt(-2, 6));
            case 2 -> {
                clock.move(Duration.ofSeconds(5));
                reconciliation.run();
            }
            case 3 -> assertThat(auditor.audit().violations()).isEmpty();
            default -> buy(shopper, sku, random);
        }
    }

    private void buy(Shopper shopper, Sku sku, RandomGenerator random) {
        var cart = shopper.cart(sku, random.nextInt(1, 3));
        var token = TOKENS.get(random.nextInt(TOKENS.size()));
        var answer = shopper.buy(cart, token);
        // 422: not even one unit could be put into the cart.
        assertThat(answer.status()).as(answer.body()).isIn(Set.of(201, 202, 402, 409, 422, 503));
        if (answer.status() == 201) {
            placed.add(answer.text("/id"));
            purchases.incrementAndGet();
        }
    }

    private void cancel(Shopper shopper) {
        var order = placed.poll();
        if (order != null) {
            var path = "/api/admin/orders/" + order + "/cancellation";
            assertThat(shopper.asAdmin("POST", path, "{\"reason\": \"soak\"}").status())
                    .isIn(Set.of(201, 503));
        }
    }

    private static void adjust(Shopper shopper, Sku sku, int delta) {
        var path = "/api/admin/stock/" + sku + "/adjustments";
        var body = "{\"delta\": %d, \"reason\": \"soak\"}".formatted(delta == 0 ? 1 : delta);
        assertThat(shopper.asAdmin("POST", path, body).status()).isIn(Set.of(201, 409, 503));
    }
}
