package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In process, without a thread, a socket or a clock. */
class SameSeedTest {

    static final List<String> CARDS =
            List.of(
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_chargeDeclined",
                    "pm_card_authenticationRequired",
                    "pm_processing",
                    "pm_processing_fails",
                    "pm_card_refundFail",
                    "pm_card_pendingRefund");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_calls_make_the_same_bytes(long seed) {
        assertThat(history(seed).lines).isEqualTo(history(seed).lines);
        assertThat(history(seed).lines).isNotEqualTo(history(seed + 100).lines);
    }

    @Test
    void no_more_is_taken_than_authorised_nor_given_back_than_taken() {
        for (long seed = 0; seed < 200; seed++) {
            var books = history(seed).processor.books();
            books.intents()
                    .forEach((id, it) -> {
                        assertThat(it.open()).as(id).isNotNegative();
                        assertThat(it.refunded()).as(id).isBetween(0L, it.captured());
                    });
            assertThat(books.intents().values().stream().mapToLong(Books.Money::kept).sum())
                    .as("seed %d", seed)
                    .isEqualTo(
                            books.operations().values().stream()
                                    .mapToLong(Books.Money::kept)
                                    .sum());
        }
    }

    private static History history(long seed) {
        var history = new History(seed);
        for (int i = 0; i < 60; i++) {
            history.step(i);
        }
        return history;
    }

    /** A merchant and a shopper who do anything, at a processor that does anything. */
    private static final class History {

        private final RandomGenerator random;
        private final HostileProcessor processor;
        private final List<String> lines = new ArrayList<>();
        private final List<String> intents = new ArrayList<>();
        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        History(long seed) {
            random = new Random(seed);
            processor =
                    new HostileProcessor(
                            HostileSettings.DEFAULT, new Random(seed), History::anything);
        }

        private static Behaviour anything(Request request, RandomGenerator random) {
            return new Behaviour(
                    any(List.of(Answering.values()), random),
                    new Telling(
                            any(List.of(Telling.Manner.values()), random),
                            Duration.ofSeconds(random.nextInt(90))));
        }

        private static <T> T any(List<T> things, RandomGenerator random) {
            return things.get(random.nextInt(things.size()));
        }

        void step(int number) {
            now = now.plusSeconds(random.nextInt(40));
            var intent = intents.isEmpty() ? "pi_none" : any(intents, random);
            var path = "/v1/payment_intents/" + intent;
            switch (random.nextInt(6)) {
                case 0, 1 -> create();
                case 2 -> ask(path + "/capture", "amount_to_capture=" + (1 + random.nextInt(900)));
                case 3 -> ask(path + "/cancel", "");
                case 4 ->
                        ask(
                                "/v1/refunds",
                                "payment_intent=%s&amount=%d"
                                        .formatted(intent, 1 + random.nextInt(500)));
                default -> ask("/3ds/" + intent, "outcome=authenticate");
            }
            for (var delivery : processor.due(now)) {
                lines.add(delivery.toString());
                processor.settle(delivery, random.nextBoolean(), now);
            }
            lines.add("after " + number + ": " + processor.books());
        }

        private void create() {
            var manual = random.nextBoolean() ? "manual" : "automatic";
            var form = "amount=1000&currency=eur&confirm=true&capture_method=" + manual;
            var card = any(CARDS, random);
            var reply = ask("/v1/payment_intents", form + "&payment_method=" + card);
            var id = Shapes.JSON.readTree(reply.body()).path("id").asString("");
            if (!id.isEmpty()) {
                intents.add(id);
            }
        }

        private Reply ask(String path, String form) {
            var headers =
                    Map.of(
                            "Authorization",
                            "Bearer sk_test_seed",
                            "Idempotency-Key",
                            "key-" + random.nextInt(1_000));
            var reply = processor.handle(new Request("POST", path, "", headers, form), now);
            lines.add(reply.toString());
            return reply;
        }
    }
}
