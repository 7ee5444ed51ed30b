package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Somebody who has an account, and is signed in. */
public record Member(Shopper shopper, String email, String token) {

    static final String METHODS = "/api/customer/payment-methods";

    static final String PASSWORD = "seven purple herons";

    private static final Pattern LINK = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    public static Member signedIn(Shopper shopper) {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        var who = "{\"email\": \"%s\", \"password\": \"%s\"".formatted(email, PASSWORD);
        shopper.post("/api/auth/register", who + ", \"name\": \"Somebody\"}");
        var mails = shopper.asAdmin("GET", "/api/admin/mails?to=" + email, "").body();
        var link = LINK.matcher(mails);
        assertThat(link.find()).as(mails).isTrue();
        shopper.post("/api/auth/verification", "{\"token\": \"%s\"}".formatted(link.group(1)));
        return new Member(shopper, email, "").again();
    }

    /** Returns the same, signed in anew. */
    Member again() {
        var who = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
        return new Member(
                shopper, email, shopper.post("/api/auth/login", who).text("/accessToken"));
    }

    public Answer ask(String method, String path, String body) {
        return ask(method, path, body, UUID.randomUUID().toString());
    }

    Answer ask(String method, String path, String body, String key) {
        return shopper.send(
                method, path, body, "Authorization", "Bearer " + token, "Idempotency-Key", key);
    }

    /** Returns the id of a cart with one unit, ready to be bought. */
    public String cart(Sku sku) {
        var cart = ask("POST", "/api/carts", "{\"currency\": \"USD\"}").text("/id");
        var line = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku);
        ask("POST", "/api/carts/" + cart + "/items", line);
        ask("PUT", "/api/carts/" + cart + "/delivery", Shopper.DELIVERY);
        return cart;
    }

    /** Pays with something new, which is to be saved. */
    Answer buyAndSave(String cart, String processor, String token) {
        return pay(
                cart,
                "{\"processor\": \"%s\", \"token\": \"%s\", \"save\": true}"
                        .formatted(processor, token));
    }

    /** Pays with what was saved. */
    Answer buyWith(String cart, String method) {
        return pay(cart, "{\"method\": \"%s\"}".formatted(method));
    }

    public Answer pay(String cart, String payment) {
        return pay(cart, payment, UUID.randomUUID().toString());
    }

    Answer pay(String cart, String payment, String key) {
        return ask(
                "POST",
                "/api/carts/" + cart + "/checkout",
                "{\"payment\": %s}".formatted(payment),
                key);
    }

    List<JsonNode> methods() {
        var answer = ask("GET", METHODS, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/items").valueStream().toList();
    }
}
