package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RaceTest {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    final HostileProcessor processor = new HostileProcessor(HostileSettings.DEFAULT, new Random(5));

    @Test
    void many_under_one_key_pay_once() throws Exception {
        var replies = together(64, i -> pay("key-1", "automatic"));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
        assertThat(processor.books().operation("op-1").captured()).isEqualTo(1_000);
    }

    @Test
    void many_captures_and_cancellations_end_one_authorisation_once() throws Exception {
        var body = Shapes.JSON.readTree(pay("key-1", "manual").body());
        var path = "/v1/payment_intents/" + body.path("id").asString();

        var replies =
                together(
                        64,
                        i ->
                                i % 2 == 0
                                        ? post(path + "/capture", "key-c" + i, "")
                                        : post(path + "/cancel", "key-v" + i, ""));

        assertThat(replies).filteredOn(it -> it.status() == 200).hasSize(1);
        var money = processor.books().intent(body.path("id").asString());
        assertThat(money.captured() + money.voided()).isEqualTo(1_000);
    }

    @Test
    void many_refunds_give_back_no_more_than_was_taken() throws Exception {
        var body = Shapes.JSON.readTree(pay("key-1", "automatic").body());
        var id = body.path("id").asString();

        var replies =
                together(64, i -> post("/v1/refunds", "r" + i, "amount=300&payment_intent=" + id));

        assertThat(replies).filteredOn(it -> it.status() == 200).hasSize(3);
        assertThat(processor.books().intent(id).refunded()).isEqualTo(900);
    }

    private interface Numbered {
        Reply call(int number);
    }

    private static List<Reply> together(int count, Numbered work) throws Exception {
        var calls = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < count; i++) {
            var number = i;
            calls.add(() -> work.call(number));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            var replies = new ArrayList<Reply>();
            for (Future<Reply> it : threads.invokeAll(calls)) {
                replies.add(it.get());
            }
            return replies;
        }
    }

    private Reply pay(String key, String method) {
        return post(
                "/v1/payment_intents",
                key,
                "amount=1000&currency=eur&confirm=true&payment_method=pm_card_visa"
                        + "&metadata[operation]=op-1&capture_method="
                        + method);
    }

    private Reply post(String path, String key, String form) {
        var headers = Map.of("Authorization", "Bearer sk_test_race", "Idempotency-Key", key);
        return processor.handle(new Request("POST", path, "", headers, form), NOW);
    }
}
