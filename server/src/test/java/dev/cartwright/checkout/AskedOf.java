package dev.cartwright.checkout;

import java.util.List;
import java.util.Map;

/** What stands behind an address for its variable, and a body that would do something. */
record AskedOf(List<String> ids, String body) {

    AskedOf(String id, String body) {
        this(List.of(id), body);
    }

    static AskedOf ofTheCaller(String body) {
        return new AskedOf(List.of(), body);
    }

    /** Has an order sent; returns how its first line is asked to come back. */
    static String sent(Shopper shopper, String order) {
        var url = "/api/admin/orders/" + order;
        var picked = shopper.asAdmin("POST", url + "/fulfilments", "").text("/0/id");
        shopper.asAdmin("POST", "/api/admin/fulfilments/" + picked + "/shipment", "");
        return "{\"lines\": [{\"line\": \"%s\", \"quantity\": 1, \"reason\": \"OTHER\"}]}"
                .formatted(shopper.asAdmin("GET", url, "").text("/order/lines/0/id"));
    }

    /** What may be asked of the returns of an order. */
    static Map<String, AskedOf> returns(String order, String request, String body) {
        var all = "/api/orders/{id}/returns";
        var one = List.of(order, request);
        return Map.of(
                "GET " + all, new AskedOf(order, ""),
                "POST " + all, new AskedOf(order, body),
                "GET " + all + "/{request}", new AskedOf(one, ""),
                "POST " + all + "/{request}/cancellation", new AskedOf(one, ""));
    }
}
