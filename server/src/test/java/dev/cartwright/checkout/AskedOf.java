package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.SoftKey;
import dev.cartwright.checkout.Shopper.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What stands behind an address for its variable, and a body that would do something. */
record AskedOf(List<String> ids, String body) {

    private static final String PROOF = "{\"password\": \"%s\"}".formatted(Member.PASSWORD);

    AskedOf(String id, String body) {
        this(List.of(id), body);
    }

    static AskedOf ofTheCaller(String body) {
        return new AskedOf(List.of(), body);
    }

    /** Has an order sent; returns how its first line is asked to come back. */
    private static String sent(Shopper shopper, String order) {
        var url = "/api/admin/orders/" + order;
        var picked = shopper.asAdmin("POST", url + "/fulfilments", "").text("/0/id");
        shopper.asAdmin("POST", "/api/admin/fulfilments/" + picked + "/shipment", "");
        return "{\"lines\": [{\"line\": \"%s\", \"quantity\": 1, \"reason\": \"OTHER\"}]}"
                .formatted(shopper.asAdmin("GET", url, "").text("/order/lines/0/id"));
    }

    /** What may be asked of the returns of an order. */
    static Map<String, AskedOf> returns(Shopper shopper, String token, String order) {
        var body = sent(shopper, order);
        var request =
                own(shopper, token, "POST", "/api/orders/" + order + "/returns", body).text("/id");
        var all = "/api/orders/{id}/returns";
        var one = List.of(order, request);
        return Map.of(
                "GET " + all, new AskedOf(order, ""),
                "POST " + all, new AskedOf(order, body),
                "GET " + all + "/{request}", new AskedOf(one, ""),
                "POST " + all + "/{request}/cancellation", new AskedOf(one, ""));
    }

    /** What may be asked of the account of who is signed in. */
    static Map<String, AskedOf> account(Shopper shopper, String token) {
        var passkeys = "/api/auth/passkeys";
        var session = own(shopper, token, "GET", "/api/auth/me", "").text("/sessionId");
        var offer = own(shopper, token, "POST", passkeys + "/options", PROOF).body();
        var made =
                "{\"label\": \"Phone\", \"credential\": %s}".formatted(new SoftKey().create(offer));
        var passkey = own(shopper, token, "POST", passkeys, made).text("/id");
        return Map.of(
                "DELETE /api/auth/sessions/{id}",
                new AskedOf(session, ""),
                "DELETE " + passkeys + "/{id}",
                new AskedOf(passkey, ""),
                "PUT " + passkeys + "/{id}",
                new AskedOf(passkey, "{\"label\": \"Mine\"}"));
    }

    private static Answer own(
            Shopper shopper, String token, String method, String path, String body) {
        var answer =
                shopper.send(
                        method,
                        path,
                        body,
                        "Authorization",
                        "Bearer " + token,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isIn(200, 201);
        return answer;
    }
}
