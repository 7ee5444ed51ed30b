package dev.cartwright.checkout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.Sku;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills the server and its PostgreSQL while money moves, and finds every purchase afterwards. */
@Tag("long")
class CrashTest {

    private static final String KEY = "cartwright-demo-admin-key-not-for-production";

    /** A payment of which nobody heard is settled this long after a restart, at the latest. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    @TempDir Path path;

    final int port = ShopProcess.ports();
    final Shopper shopper = new Shopper(port, KEY);

    @Nullable ShopProcess shop;

    @BeforeEach
    void a_demo_shop() throws Exception {
        shop = ShopProcess.open(path.resolve("data"), port);
    }

    @AfterEach
    void closed() throws Exception {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void a_purchase_killed_while_it_is_paid_for_is_settled_after_the_restart() throws Exception {
        var tea = plenty();
        var cart = shopper.cart(tea, 1);
        var lost = CompletableFuture.runAsync(() -> shopper.buy(cart, "tok_slow", "slow"));
        Thread.sleep(2_000);
        requireNonNull(shop).kill();
        assertThat(lost).failsWithin(Duration.ofSeconds(30));

        shop = ShopProcess.open(path.resolve("data"), port);
        var settled = untilSettled();

        assertThat(settled.at("/status").asString()).isEqualTo("PLACED");
        assertThat(shopper.buy(cart, "tok_slow", "slow").status()).isEqualTo(201);
        assertThat(violations()).isEmpty();
    }

    @Test
    void no_acknowledged_order_is_gone_when_both_die_in_a_rush() throws Exception {
        var tea = plenty();
        var acknowledged = new ArrayList<String>();
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                shoppers.execute(() -> buyUntilTheEnd(tea, acknowledged));
            }
            awaitRush(acknowledged);
            requireNonNull(shop).kill();
        }

        shop = ShopProcess.open(path.resolve("data"), port);
        untilSettled();

        for (var order : acknowledged) {
            var found = shopper.asAdmin("GET", "/api/admin/orders/" + order, "");
            assertThat(found.text("/order/status")).as(order).isEqualTo("PLACED");
        }
        assertThat(violations()).isEmpty();
    }

    /** Waits until all of them buy, however slow the machine is. */
    private static void awaitRush(List<String> acknowledged) throws InterruptedException {
        var end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            synchronized (acknowledged) {
                if (acknowledged.size() > 20) {
                    return;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody was in a rush: " + acknowledged);
    }

    private void buyUntilTheEnd(Sku tea, List<String> acknowledged) {
        while (true) {
            var answer = shopper.buy(shopper.cart(tea, 1), "tok_approved");
            if (answer.status() == 201) {
                synchronized (acknowledged) {
                    acknowledged.add(answer.text("/id"));
                }
            }
        }
    }

    /** Returns a SKU of the demo of which there are more than anybody here buys. */
    private Sku plenty() {
        for (var product : shopper.get("/api/products?limit=100").json().at("/items")) {
            var variants =
                    shopper.get("/api/products/" + product.at("/slug").asString())
                            .json()
                            .at("/variants");
            for (var variant : variants) {
                if (variant.at("/available").asInt() > 5_000) {
                    return new Sku(variant.at("/sku").asString());
                }
            }
        }
        throw new AssertionError("the demo has plenty of nothing");
    }

    /** Returns the newest order once none is pending. */
    private JsonNode untilSettled() throws InterruptedException {
        for (int seconds = 0; seconds <= SETTLED_WITHIN.toSeconds(); seconds++) {
            var page = shopper.asAdmin("GET", "/api/admin/orders?limit=100", "").json();
            if (!page.at("/items").findValuesAsString("status").contains("PENDING_PAYMENT")) {
                return page.at("/items/0");
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("not settled within " + SETTLED_WITHIN);
    }

    private JsonNode violations() {
        return shopper.asAdmin("GET", "/api/admin/audit", "").json().at("/violations");
    }
}
