package dev.cartwright.stocklive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.inventory.Bundles;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.stocklive.Listener.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@WholeShop
@TestPropertySource(
        properties = {
            "cartwright.live.compare-every=300ms",
            "cartwright.live.heartbeat-every=200ms",
            "cartwright.live.most-streams-per-network=20"
        })
class AvailabilityTest {

    @LocalServerPort int port;
    @Autowired Stockroom stockroom;
    @Autowired Inventory inventory;
    @Autowired Bundles bundles;
    @Autowired Streams streams;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    Sku tea = new Sku("replaced");
    Sku cup = new Sku("replaced");

    @BeforeEach
    void ten_teas_and_ten_cups() {
        tea = ten();
        cup = ten();
    }

    @Test
    void what_cannot_be_asked_is_refused_and_the_field_is_named() throws Exception {
        var many = Stream.generate(() -> new Sku("TEA-" + UUID.randomUUID())).limit(51).toList();
        assertRefused(Listener.ask(port, List.of(), "*/*", null), 400, "is required");
        assertRefused(Listener.ask(port, many, "*/*", null), 400, "must be at most 50");
    }

    @Test
    void of_a_network_so_many_listen_and_no_more() throws Exception {
        await().until(() -> streams.all().isEmpty());
        var all = new ArrayList<Listener>();
        for (int i = 0; i < 20; i++) {
            all.add(Listener.open(port, List.of(tea), null));
        }
        var refused = Listener.ask(port, List.of(tea), "text/event-stream", null);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertRefused(refused, 429, "/problems/too-many-streams");
        for (var listener : all) {
            listener.close();
        }
        await().until(() -> streams.all().isEmpty());
        Listener.open(port, List.of(tea), null).close();
    }

    @Test
    void who_wants_json_gets_it_once() throws Exception {
        var untracked = ten();
        untrack(untracked);
        stockroom.receive("main", Map.of(cup, 5000), "delivery");
        var nope = new Sku("A,B & C");
        var answer =
                Listener.ask(port, List.of(nope, tea, untracked, cup), "application/json", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals(
                """
                {"channel": "default", "items": [
                    {"sku": "A,B & C", "available": 0, "inStock": false},
                    {"sku": "%s", "available": 10, "inStock": true},
                    {"sku": "%s", "available": null, "inStock": true},
                    {"sku": "%s", "available": 1000, "inStock": true}]}
                """
                        .formatted(tea, untracked, cup),
                text(answer),
                true);
    }

    @Test
    void first_comes_the_state_of_each_then_a_sale_within_two_seconds() throws Exception {
        try (var listener = Listener.open(port, List.of(tea, cup), null)) {
            assertThat(listener.next().data()).isEqualTo(state(tea, "10", true));
            assertThat(listener.next().data()).isEqualTo(state(cup, "10", true));

            sell(cup, 10);
            assertThat(listener.next().data()).isEqualTo(state(cup, "0", false));
            sell(tea, 1);
            assertThat(listener.next().data()).isEqualTo(state(tea, "9", true));
        }
    }

    @Test
    void who_was_cut_off_hears_exactly_what_happened_meanwhile() throws Exception {
        var jug = ten();
        var skus = List.of(tea, cup, jug);
        String last;
        try (var listener = Listener.open(port, skus, null)) {
            listener.next();
            listener.next();
            last = listener.next().id();
        }
        sell(tea, 2);
        sell(tea, 1);
        untrack(jug);

        try (var listener = Listener.open(port, skus, last)) {
            assertThat(listener.next().data()).isEqualTo(state(tea, "7", true));
            assertThat(listener.next().data()).isEqualTo(state(jug, "null", true));
            sell(cup, 1);
            assertThat(listener.next().data()).isEqualTo(state(cup, "9", true));
        }
    }

    @Test
    void who_was_cut_off_in_the_middle_of_the_first_states_hears_the_rest() throws Exception {
        String first;
        try (var listener = Listener.open(port, List.of(tea, cup), null)) {
            first = listener.next().id();
        }
        try (var listener = Listener.open(port, List.of(tea, cup), first)) {
            assertThat(listener.next().data()).isEqualTo(state(cup, "10", true));
        }
    }

    @Test
    void a_position_that_means_nothing_here_begins_anew() throws Exception {
        for (var odd :
                List.of(
                        "00000000.1.10-10",
                        "nonsense",
                        here() + ".999999999999999999.10-10",
                        here() + ".1.10",
                        here() + ".1.10-y")) {
            try (var listener = Listener.open(port, List.of(tea, cup), odd)) {
                assertThat(listener.next().data()).as(odd).isEqualTo(state(tea, "10", true));
                assertThat(listener.next().data()).as(odd).isEqualTo(state(cup, "10", true));
            }
        }
    }

    @Test
    void what_began_first_and_commits_last_is_not_missed() throws Exception {
        var moved = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var listener = Listener.open(port, List.of(tea, cup), null)) {
            listener.next();
            listener.next();
            var slow =
                    Thread.ofVirtual()
                            .start(() ->
                                    transaction.executeWithoutResult(_ -> {
                                        sell(tea, 1);
                                        moved.countDown();
                                        await().until(() -> goOn.getCount() == 0);
                                    }));
            moved.await();
            sell(cup, 1);
            assertThat(listener.next().data()).isEqualTo(state(cup, "9", true));
            sell(cup, 1);
            var last = listener.next();
            assertThat(last.data()).isEqualTo(state(cup, "8", true));

            goOn.countDown();
            slow.join();
            assertThat(listener.next().data()).isEqualTo(state(tea, "9", true));
        }
    }

    @Test
    void what_changes_without_a_movement_is_noticed_too() throws Exception {
        try (var listener = Listener.open(port, List.of(tea), null)) {
            assertThat(listener.next().data()).isEqualTo(state(tea, "10", true));
            untrack(tea);
            assertThat(listener.next().data()).isEqualTo(state(tea, "null", true));
        }
    }

    @Test
    void a_bundle_changes_with_what_it_is_made_of() throws Exception {
        var set = new Sku("SET-" + UUID.randomUUID());
        bundles.compose(set, Map.of(tea, 2, cup, 1));
        try (var listener = Listener.open(port, List.of(set), null)) {
            assertThat(listener.next().data()).isEqualTo(state(set, "5", true));
            sell(tea, 3);
            assertThat(listener.next().data()).isEqualTo(state(set, "3", true));
        }
    }

    @Test
    void a_stream_on_which_nothing_happens_beats_until_its_time_is_over() throws Exception {
        try (var listener = Listener.open(port, List.of(tea), null)) {
            listener.next();
            assertThat(listener.any().data()).startsWith(":");
            clock.move(Duration.ofMinutes(16));
            assertThat(listener.next()).isEqualTo(Heard.END);
        }
    }

    private Sku ten() {
        var sku = new Sku("TEA-" + UUID.randomUUID());
        stockroom.receive("main", Map.of(sku, 10), "delivery");
        return sku;
    }

    private void sell(Sku sku, int units) {
        var order = new OrderId(UUID.randomUUID());
        var from = new Sourcing(List.of("main"), null);
        transaction.executeWithoutResult(
                _ -> inventory.reserve(order, null, Channels.DEFAULT, from, Map.of(sku, units)));
    }

    private void untrack(Sku sku) {
        db.execute(
                "insert into inventory.stock_rules (sku, tracked) values (?, false)", sku.code());
    }

    private String here() throws Exception {
        try (var listener = Listener.open(port, List.of(tea), null)) {
            return listener.next().id().substring(0, 8);
        }
    }

    private static String state(Sku sku, String available, boolean inStock) {
        return "{\"sku\":\"%s\",\"available\":%s,\"inStock\":%s}"
                .formatted(sku, available, inStock);
    }

    private static void assertRefused(HttpResponse<InputStream> answer, int status, String says)
            throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).contains(says);
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        return new String(answer.body().readAllBytes(), UTF_8);
    }
}
