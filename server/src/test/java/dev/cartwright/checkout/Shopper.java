package dev.cartwright.checkout;

import dev.cartwright.AsAdmin;
import dev.cartwright.kernel.Sku;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the other end of a connection. */
public record Shopper(Line line, String adminKey) {

    public Shopper(int port) {
        this(port, AsAdmin.KEY);
    }

    public Shopper(int port, String adminKey) {
        this(new Connection(port), adminKey);
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    static final String DELIVERY =
            """
            {"email": "Ada@Example.org", "method": "standard", "address": {
                "name": "Ada Lovelace", "line1": "1 Main St", "city": "San Jose", "region": "CA",
                "postalCode": "95101", "country": "US"}}
            """;

    /** How what is asked gets to the shop. */
    public interface Line {
        Answer send(String method, String path, String body, String... headers);
    }

    /** What came back. */
    public record Answer(int status, String body, HttpHeaders headers) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String text(String pointer) {
            return json().at(pointer).asString();
        }

        public String type() {
            return text("/type");
        }
    }

    public Answer send(String method, String path, String body, String... headers) {
        return line.send(method, path, body, headers);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer asAdmin(String method, String path, String body, String... headers) {
        var all = Stream.of(new String[] {"Authorization", "Bearer " + adminKey}, headers);
        return send(method, path, body, all.flatMap(Stream::of).toArray(String[]::new));
    }

    /** Returns the id of a cart with so many units, ready to be bought. */
    public String cart(Sku sku, int units) {
        var cart = post("/api/carts", "{\"currency\": \"USD\"}").text("/id");
        post(
                "/api/carts/" + cart + "/items",
                "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, units));
        send("PUT", "/api/carts/" + cart + "/delivery", DELIVERY);
        return cart;
    }

    public Answer buy(String cart, String token) {
        return buy(cart, token, UUID.randomUUID().toString());
    }

    public Answer buy(String cart, String token, String key) {
        return post(
                "/api/carts/" + cart + "/checkout",
                "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"%s\"}}".formatted(token),
                "Idempotency-Key",
                key);
    }

    /** On hand, reserved and available. */
    public List<Integer> units(Sku sku) {
        var stock = stock(sku);
        return Stream.of("/onHand", "/reserved", "/available")
                .map(it -> stock.at(it).asInt())
                .toList();
    }

    public JsonNode stock(Sku sku) {
        return asAdmin("GET", "/api/admin/stock/" + sku, "").json().at("/locations/0");
    }

    /** A real one. */
    private record Connection(int port) implements Line {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        @Override
        public Answer send(String method, String path, String body, String... headers) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                var answer = HTTP.send(request.build(), BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body(), answer.headers());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
