package dev.cartwright.ordermails;

import static org.awaitility.Awaitility.await;

import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody buys, and reads the mails about it; each has an address of its own. */
record Letterbox(Shopper shopper, String email) {

    static final String ORDERS = "/api/admin/orders/";

    static Letterbox of(int port) {
        return new Letterbox(new Shopper(port), "ada-" + UUID.randomUUID() + "@example.org");
    }

    /** A mail as its reader sees it, every blank of it plain. */
    record Letter(String id, String to, String subject, String text, String html) {}

    Answer bought(Sku sku, int units) {
        return bought(sku, units, "en-US");
    }

    Answer bought(Sku sku, int units, String language) {
        var cart = shopper.cart(sku, units);
        shopper.send(
                "PUT",
                "/api/carts/" + cart + "/delivery",
                """
                {"email": "%s", "method": "standard", "address": {
                    "name": "Ada Lovelace", "line1": "1 Main St", "city": "San Jose",
                    "region": "CA", "postalCode": "95101", "country": "US"}}
                """
                        .formatted(email));
        return shopper.post(
                "/api/carts/" + cart + "/checkout",
                "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "Accept-Language",
                language);
    }

    /** The log of an order's mails, the newest first. */
    List<JsonNode> log(String order) {
        return get(ORDERS + order + "/mails?limit=100").json().at("/items").valueStream().toList();
    }

    List<String> kinds(String order) {
        return log(order).stream().map(it -> it.get("kind").asString()).toList();
    }

    /** Waits for the listeners, and returns the newest of a kind. */
    Letter of(Answer order, String kind) {
        var id = order.text("/id");
        await().until(() -> kinds(id).contains(kind));
        var mail =
                log(id).stream()
                        .filter(it -> it.get("kind").asString().equals(kind))
                        .findFirst()
                        .orElseThrow();
        var whole = get("/api/admin/mails/" + mail.get("id").asString());
        return new Letter(
                whole.text("/id"),
                whole.text("/to"),
                plain(whole.text("/subjectLine")),
                plain(whole.text("/text")),
                plain(whole.text("/html")));
    }

    static String plain(String text) {
        return text.replaceAll("[\\h\\x{202f}]", " ");
    }

    Answer get(String path) {
        return shopper.asAdmin("GET", path, "");
    }

    Answer post(String path, String body) {
        return shopper.asAdmin("POST", path, body);
    }

    /** Has some units picked; answers the fulfilment. */
    String picked(Answer order, int units) {
        var lines =
                "{\"lines\": [{\"line\": \"%s\", \"quantity\": %d}]}"
                        .formatted(order.text("/lines/0/id"), units);
        return post(ORDERS + order.text("/id") + "/fulfilments", lines).text("/0/id");
    }

    Answer shipped(String fulfilment, String how) {
        return post("/api/admin/fulfilments/" + fulfilment + "/shipment", how);
    }

    /** Asks to send one unit back; answers the address of that for staff. */
    String back(Answer order, String line) {
        var asked =
                keyed(
                        ORDERS + order.text("/id") + "/returns",
                        "{\"lines\": [{\"line\": \"%s\", \"quantity\": 1, \"reason\": \"OTHER\"}]}"
                                .formatted(line));
        return "/api/admin/returns/" + asked.text("/id");
    }

    void received(String asked, String line) {
        keyed(
                asked + "/receipts",
                "{\"lines\": [{\"line\": \"%s\", \"quantity\": 1, \"condition\": \"SCRAP\"}]}"
                        .formatted(line));
    }

    private Answer keyed(String path, String body) {
        return shopper.post(
                path,
                body,
                "Authorization",
                "Bearer " + shopper.adminKey(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    Answer again(Answer order, String kind) {
        return post(ORDERS + order.text("/id") + "/mails/" + kind, "");
    }

    Answer preview(Answer order, String kindAndQuery) {
        return get(ORDERS + order.text("/id") + "/mails/" + kindAndQuery);
    }
}
