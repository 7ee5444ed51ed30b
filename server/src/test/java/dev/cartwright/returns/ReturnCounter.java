package dev.cartwright.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody who has bought, and the people at the counter where goods come back. */
record ReturnCounter(Shopper shopper) {

    static final String RETURNS = "/api/admin/returns";

    private static final String ORDERS = "/api/admin/orders/";

    /** Returns an order of which all has arrived. */
    Answer arrived(Sku sku, int units) {
        var order = shopper.buy(shopper.cart(sku, units), "tok_approved");
        deliver(ship(order));
        return order;
    }

    /** Has all sent that is there; returns the fulfilments. */
    List<String> ship(Answer order) {
        var url = ORDERS + order.text("/id") + "/fulfilments";
        var sent =
                shopper.asAdmin("POST", url, "")
                        .json()
                        .valueStream()
                        .map(it -> it.get("id").asString())
                        .toList();
        assertThat(sent).as(order.body()).isNotEmpty();
        sent.forEach(it -> move(it, "shipment"));
        return sent;
    }

    void deliver(List<String> fulfilments) {
        fulfilments.forEach(it -> move(it, "delivery"));
    }

    private void move(String fulfilment, String move) {
        var answer =
                shopper.asAdmin("POST", "/api/admin/fulfilments/" + fulfilment + "/" + move, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    static String line(Answer order, int number) {
        return order.text("/lines/" + number + "/id");
    }

    /** Some units of a line, as somebody asks for them. */
    static String wanted(Answer order, int line, int units, String reason) {
        return "{\"line\": \"%s\", \"quantity\": %d, \"reason\": \"%s\"}"
                .formatted(line(order, line), units, reason);
    }

    static String came(Answer order, int line, int units, String how) {
        return "{\"line\": \"%s\", \"quantity\": %d, \"condition\": %s}"
                .formatted(line(order, line), units, how);
    }

    private static String body(String... lines) {
        return "{\"lines\": [" + String.join(", ", lines) + "]}";
    }

    /** As the buyer, by the order's token. */
    Answer request(Answer order, String... lines) {
        return own(order, "POST", "", body(lines));
    }

    /** At the buyer's side of an order's returns. */
    Answer own(Answer order, String method, String path, String body) {
        return shopper.send(
                method,
                "/api/orders/" + order.text("/id") + "/returns" + path,
                body,
                "X-Order-Token",
                order.text("/accessToken"),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** As staff, for the buyer. */
    Answer requestFor(Answer order, String... lines) {
        return keyed(
                ORDERS + order.text("/id") + "/returns", body(lines), UUID.randomUUID().toString());
    }

    /** Returns one that may be sent. */
    Answer approved(Answer order, String... lines) {
        var it = request(order, lines);
        assertThat(it.status()).as(it.body()).isEqualTo(201);
        return step(it, "approval");
    }

    Answer step(Answer it, String step) {
        return step(it, step, "");
    }

    Answer step(Answer it, String step, String body) {
        return shopper.asAdmin("POST", RETURNS + "/" + it.text("/id") + "/" + step, body);
    }

    Answer receive(Answer it, String... lines) {
        return receiveAs(it, body(lines), UUID.randomUUID().toString());
    }

    Answer receiveAs(Answer it, String body, String key) {
        return keyed(RETURNS + "/" + it.text("/id") + "/receipts", body, key);
    }

    private Answer keyed(String path, String body, String key) {
        return shopper.post(
                path,
                body,
                "Authorization",
                "Bearer " + shopper.adminKey(),
                "Idempotency-Key",
                key);
    }

    Answer get(Answer it) {
        return shopper.asAdmin("GET", RETURNS + "/" + it.text("/id"), "");
    }

    Answer order(Answer order) {
        return shopper.asAdmin("GET", ORDERS + order.text("/id"), "");
    }

    /** How it stands: the order, its money, and what comes back. */
    List<String> stands(Answer order) {
        var it = order(order);
        return Stream.of("/status", "/payment/status", "/returnStatus")
                .map(axis -> it.text("/order" + axis))
                .toList();
    }

    List<String> trail(Answer order) {
        return order(order)
                .json()
                .at("/trail")
                .valueStream()
                .map(it -> it.get("kind").asString())
                .filter(it -> it.startsWith("return-"))
                .toList();
    }

    /** The refunds of an order, the newest first: items, discount, shipping, tax and total. */
    List<List<String>> refunds(Answer order) {
        return shopper.asAdmin("GET", ORDERS + order.text("/id") + "/refunds", "")
                .json()
                .at("/items")
                .valueStream()
                .map(it ->
                        Stream.of("items", "discount", "shipping", "tax", "total")
                                .map(share -> it.at("/shares/" + share + "/amount").asString())
                                .toList())
                .toList();
    }
}
