package dev.cartwright.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Resubmission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import kafka.server.BrokerServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What a consumer of a real broker reads of orders. */
@ShopTest
@EmbeddedKafka(partitions = 3, topics = KafkaTest.TOPIC)
@TestPropertySource(
        properties = {
            "cartwright.kafka.deliver-within=2s",
            "cartwright.kafka.topic=" + KafkaTest.TOPIC
        })
@Import(Resubmission.class)
@DirtiesContext
@Tag("long")
class KafkaTest {

    static final String TOPIC = "shop.orders";
    static final String HOOKS = "/api/admin/webhook-endpoints";

    @Autowired Shelves shelves;
    @Autowired EmbeddedKafkaBroker broker;
    @Autowired Resubmission resubmission;
    @Autowired MeterRegistry metrics;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    /** The broker says there where it is, also to servers that are started long after. */
    @AfterAll
    static void no_other_server_looks_for_the_broker() {
        System.clearProperty("spring.kafka.bootstrap-servers");
    }

    @BeforeEach
    void ten_teas() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
    }

    @Test
    void a_purchase_a_shipment_and_a_delivery_are_read_in_the_words_of_webhooks() {
        var hook = hook();
        var order = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
        var parcel =
                shopper.asAdmin("POST", "/api/admin/orders/" + order + "/fulfilments", "")
                        .text("/0/id");
        shopper.asAdmin("POST", "/api/admin/fulfilments/" + parcel + "/shipment", "");
        shopper.asAdmin("POST", "/api/admin/fulfilments/" + parcel + "/delivery", "");

        var read = read(order, 4);

        assertThat(read)
                .extracting(it -> header(it, "event-type"))
                .containsExactly(
                        "orders.order-placed.v1",
                        "orders.order-paid.v1",
                        "orders.order-shipped.v1",
                        "orders.order-delivered.v1");
        assertThat(read)
                .extracting(ConsumerRecord::partition)
                .containsOnly(read.getFirst().partition());
        assertThat(read)
                .allSatisfy(it -> {
                    assertThat(
                                    StreamSupport.stream(it.headers().spliterator(), false)
                                            .map(h -> h.key()))
                            .containsExactly("event-id", "event-type");
                    var message =
                            shopper.asAdmin(
                                    "GET", hook + "/messages/" + header(it, "event-id"), "");
                    assertThat(it.value())
                            .isEqualTo(message.text("/payload"))
                            .contains("\"type\":\"" + header(it, "event-type") + "\"")
                            .contains("\"order\":\"" + order + "\"");
                });
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        shopper.asAdmin("DELETE", hook, "");
    }

    @Test
    void what_happens_while_the_broker_is_away_is_read_once_it_is_back() {
        var server = server();
        server.shutdown();
        server.awaitShutdown();
        List<String> orders;
        try {
            orders = List.of(bought(), bought());
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(4));
            clock.move(Duration.ofDays(1));
            resubmission.run();
            assertThat(waiting()).isEqualTo(4);
        } finally {
            server.startup();
        }

        await().untilAsserted(() -> {
            clock.move(Duration.ofMinutes(3));
            resubmission.run();
            assertThat(waiting()).isZero();
        });
        for (var order : orders) {
            assertThat(read(order, 2))
                    .extracting(it -> header(it, "event-type"))
                    .contains("orders.order-placed.v1", "orders.order-paid.v1");
        }
    }

    private BrokerServer server() {
        var cluster = requireNonNull(((EmbeddedKafkaKraftBroker) broker).getCluster());
        return requireNonNull(cluster.brokers().get(0));
    }

    private String bought() {
        var bought = shopper.buy(shopper.cart(tea, 1), "tok_approved");
        assertThat(bought.status()).isEqualTo(201);
        return bought.text("/id");
    }

    private int waiting() {
        return (int)
                metrics.get("cartwright.events.waiting").tag("listener", "kafka").gauge().value();
    }

    private String hook() {
        var body = "{\"url\": \"https://1.1.1.1/hooks\", \"eventTypes\": [\"orders.*\"]}";
        return HOOKS + "/" + shopper.asAdmin("POST", HOOKS, body).text("/endpoint/id");
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    /** Reads so many news of an order from the beginning, and passes over what it has seen. */
    private List<ConsumerRecord<String, String>> read(String order, int most) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.getBrokersAsString(),
                        "group.id",
                        order,
                        "auto.offset.reset",
                        "earliest");
        var found = new LinkedHashMap<String, ConsumerRecord<String, String>>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            await().until(() -> {
                for (var it : consumer.poll(Duration.ofMillis(200))) {
                    if (it.key().equals(order)) {
                        found.putIfAbsent(header(it, "event-id"), it);
                    }
                }
                return found.size() >= most;
            });
        }
        return List.copyOf(found.values());
    }
}
