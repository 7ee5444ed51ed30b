package dev.cartwright;

import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant who makes promotions and codes for them, over HTTP. */
public record Merchant(Line line) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Sends what staff sends and returns the body of the answer. */
    public interface Line {
        String send(String method, String path, String body);
    }

    /** Ten per cent off all goods, for who has a code. */
    public String tenPercent() {
        return promotion(
                """
                {"name": "Ten for friends", "texts": {"en": "10 % for you"}, "codeRequired": true,
                 "actions": [{"type": "goods", "off": {"percent": "10"}}]}
                """);
    }

    /** Returns the id of a promotion that is in force. */
    public String promotion(String definition) {
        var id = read("POST", "/api/admin/promotions", definition).at("/id").asString();
        publish(id);
        return id;
    }

    public void publish(String promotion) {
        read("POST", "/api/admin/promotions/" + promotion + "/publish", "");
    }

    public void pause(String promotion) {
        read("POST", "/api/admin/promotions/" + promotion + "/pause", "");
    }

    /** Returns a code for a promotion; further terms are fields of JSON. */
    public String code(String promotion, String... terms) {
        var word = "SALE" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var code = word.toUpperCase(Locale.ROOT);
        var more = terms.length == 0 ? "" : ", " + String.join(", ", terms);
        read(
                "POST",
                "/api/admin/coupons",
                "{\"code\": \"%s\", \"promotion\": \"%s\"%s}".formatted(code, promotion, more));
        return code;
    }

    /** How often a code counts as used. */
    public int used(String code) {
        return read("GET", "/api/admin/coupons/" + code, "").at("/used").asInt();
    }

    private JsonNode read(String method, String path, String body) {
        var answer = line.send(method, path, body);
        var json = answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
        if (json.at("/type").asString("").startsWith("/problems/")) {
            throw new IllegalStateException(method + " " + path + ": " + answer);
        }
        return json;
    }
}
