package dev.cartwright.fulfilment;

import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the people at the shelves ask of an order. */
record Warehouse(Shopper shopper) {

    private static final String ORDERS = "/api/admin/orders/";
    private static final String FULFILMENTS = "/api/admin/fulfilments/";

    Answer bought(Sku sku, int units) {
        return shopper.buy(shopper.cart(sku, units), "tok_approved");
    }

    Answer order(Answer order) {
        return shopper.asAdmin("GET", ORDERS + order.text("/id"), "");
    }

    /** How it stands: the order, its money, its goods, and what comes back. */
    List<String> stands(Answer order) {
        var it = order(order);
        return Stream.of("/status", "/payment/status", "/fulfilmentStatus", "/returnStatus")
                .map(axis -> it.text("/order" + axis))
                .toList();
    }

    Answer goods(Answer order) {
        return shopper.asAdmin("GET", ORDERS + order.text("/id") + "/goods", "");
    }

    /** Of a line: ordered, cancelled, released, shipped, delivered, waiting. */
    List<Integer> units(Answer order, int line) {
        var it = goods(order).json().at("/lines/" + line);
        return Stream.of("ordered", "cancelled", "released", "shipped", "delivered", "waiting")
                .map(count -> it.get(count).asInt())
                .toList();
    }

    String line(Answer order, int number) {
        return order.text("/lines/" + number + "/id");
    }

    Answer release(Answer order) {
        return shopper.asAdmin("POST", ORDERS + order.text("/id") + "/fulfilments", "");
    }

    /** Staff was told that the buyer sends something back. */
    Answer askBack(Answer order, String line, int units) {
        return shopper.post(
                ORDERS + order.text("/id") + "/returns",
                "{\"lines\": [{\"line\": \"%s\", \"quantity\": %d, \"reason\": \"OTHER\"}]}"
                        .formatted(line, units),
                "Authorization",
                "Bearer " + shopper.adminKey(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    Answer release(Answer order, String line, int units) {
        return shopper.asAdmin(
                "POST", ORDERS + order.text("/id") + "/fulfilments", lines(line, units, ""));
    }

    Answer release(Answer order, String line, int units, String location) {
        return shopper.asAdmin(
                "POST",
                ORDERS + order.text("/id") + "/fulfilments",
                lines(line, units, ", \"location\": \"" + location + "\""));
    }

    Answer cancelUnits(Answer order, String line, int units) {
        return cancelUnits(order, line, units, UUID.randomUUID().toString());
    }

    Answer cancelUnits(Answer order, String line, int units, String key) {
        return shopper.asAdmin(
                "POST",
                ORDERS + order.text("/id") + "/line-cancellations",
                lines(line, units, ", \"reason\": \"changed their mind\""),
                "Idempotency-Key",
                key);
    }

    private static String lines(String line, int units, String more) {
        return "{\"lines\": [{\"line\": \"%s\", \"quantity\": %d}]%s}".formatted(line, units, more);
    }

    Answer ship(String fulfilment) {
        return shopper.asAdmin("POST", FULFILMENTS + fulfilment + "/shipment", "");
    }

    Answer ship(String fulfilment, String how) {
        return shopper.asAdmin("POST", FULFILMENTS + fulfilment + "/shipment", how);
    }

    Answer deliver(String fulfilment) {
        return shopper.asAdmin("POST", FULFILMENTS + fulfilment + "/delivery", "");
    }

    Answer cancelFulfilment(String fulfilment) {
        return shopper.asAdmin("POST", FULFILMENTS + fulfilment + "/cancellation", "");
    }

    Answer cancel(Answer order) {
        return shopper.asAdmin(
                "POST",
                ORDERS + order.text("/id") + "/cancellation",
                "{\"reason\": \"changed their mind\"}");
    }

    /** What was done with an order, beside the steps of its own state. */
    List<String> trail(Answer order) {
        return order(order)
                .json()
                .at("/trail")
                .valueStream()
                .map(it -> it.get("kind").asString())
                .toList();
    }

    String unknown() {
        return UUID.randomUUID().toString();
    }
}
