package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.hostile.HostileProcessor;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What may be given back of one order, and what becomes of that, in any order. */
record RefundSteps(Shopper shopper, HostileProcessor processor, Clock clock, Random random) {

    private static final Set<String> FAILED = Set.of("MANUAL", "REVERSED");

    void step(String order) {
        switch (random.nextInt(9)) {
            case 0 -> giveBack(order, "");
            case 1 -> giveBack(order, amount());
            case 2 -> giveBack(order, units(order));
            case 3 -> giveBack(order, ", \"shipping\": true");
            case 4 -> {
                giveBack(order, amount());
                giveBack(order, amount());
            }
            case 5 -> comesBack(order);
            default -> decide(order);
        }
    }

    private String amount() {
        return ", \"amount\": {\"amount\": \"%d.%02d\", \"currency\": \"USD\"}"
                .formatted(random.nextInt(15), 1 + random.nextInt(99));
    }

    private String units(String order) {
        var lines = asAdmin("GET", "/api/admin/orders/" + order, "").at("/order/lines");
        return lines.isEmpty()
                ? ""
                : ", \"lines\": [{\"line\": \"%s\", \"quantity\": %d}]"
                        .formatted(lines.at("/0/id").asString(), 1 + random.nextInt(2));
    }

    private void giveBack(String order, String wanted) {
        var answer =
                shopper.post(
                        "/api/admin/orders/" + order + "/refunds",
                        "{\"reason\": \"broken\"" + wanted + "}",
                        "Idempotency-Key",
                        "key-" + random.nextLong(),
                        "Authorization",
                        "Bearer " + shopper.adminKey());
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
    }

    /** The customer's bank does not take it, however long ago that was. */
    private void comesBack(String order) {
        any(
                order,
                it -> it.path("reference").asString("").startsWith("re_"),
                (_, operation) ->
                        processor.failRefund(
                                operation.path("reference").asString(), clock.instant()));
    }

    /** Of what a cancellation gave back, too. */
    private void decide(String order) {
        any(order, it -> FAILED.contains(it.path("status").asString()), this::decide);
    }

    /** Sends once more what nobody was paid, or pays it by hand: whatever waits for a person. */
    void decideAll() {
        var next = "";
        do {
            var page = asAdmin("GET", "/api/admin/payments/operations?limit=100&after=" + next, "");
            page.at("/items")
                    .valueStream()
                    .filter(it -> it.path("kind").asString().equals("REFUND"))
                    .forEach(it -> decide(it.path("payment").asString(), it));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
    }

    private void decide(String payment, JsonNode operation) {
        var path =
                "/api/admin/payments/%s/operations/%s"
                        .formatted(payment, operation.path("id").asString());
        if (random.nextBoolean()) {
            asAdmin("POST", path + "/retry", "");
        } else {
            asAdmin("POST", path + "/settlement", "{\"note\": \"by transfer\"}");
        }
    }

    private interface Deed {
        void on(String payment, JsonNode operation);
    }

    private void any(String order, Predicate<JsonNode> which, Deed deed) {
        var payments = asAdmin("GET", "/api/admin/payments?order=" + order, "").at("/items");
        if (payments.isEmpty()) {
            return;
        }
        var payment = payments.at("/0/id").asString();
        var all = asAdmin("GET", "/api/admin/payments/" + payment, "").at("/operations");
        List<JsonNode> fit =
                all.valueStream()
                        .filter(it -> it.path("kind").asString().equals("REFUND"))
                        .filter(which)
                        .sorted(Comparator.comparing(it -> it.path("amount").toString()))
                        .toList();
        if (!fit.isEmpty()) {
            deed.on(payment, fit.get(random.nextInt(fit.size())));
        }
    }

    private JsonNode asAdmin(String method, String path, String body) {
        var answer = shopper.asAdmin(method, path, body);
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        return answer.json();
    }
}
