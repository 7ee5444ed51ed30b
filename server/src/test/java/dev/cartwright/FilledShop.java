package dev.cartwright;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop with one of each thing, made by asking for it. */
final class FilledShop {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern LINK = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    private final Wire wire;
    private final Map<String, String> known = new HashMap<>();

    /** Sends a request and returns what came back. */
    interface Wire {

        HttpResponse<String> send(
                String method, String address, Map<String, String> headers, String body);
    }

    FilledShop(Wire wire) {
        this.wire = wire;
    }

    /** Makes what requests name, and returns by which word they name it. */
    Map<String, String> make() {
        staff("POST", "/categories", "{'name': 'Goods', 'slug': 'goods'}");
        staff("PUT", "/attributes/note", "{'type': 'TEXT'}");
        staff(
                "POST",
                "/products",
                """
                {'slug': 'tea', 'category': 'goods', 'status': 'ACTIVE',
                'texts': {'en': {'name': 'Tea'}}, 'variants': [{'sku': 'TEA-1',
                'prices': [{'amount': '4.20', 'currency': 'USD'}]}]}
                """);
        staff(
                "POST",
                "/price-lists",
                "{'code': 'club', 'name': 'Club', 'kind': 'SALE', 'priority': 1}");
        var place = "{'name': 'Depot', 'priority': 9, 'countries': [], 'active': true}";
        staff("PUT", "/inventory/locations/depot", place);
        staff("POST", "/stock/TEA-1/receipts", "{'quantity': 100000}");
        var lot = "{'quantity': 9, 'lot': {'number': 'L1', 'expiresOn': '2098-01-31'}}";
        staff("POST", "/stock/TEA-1/receipts", lot);
        known.put("import", staff("POST", "/imports", "{'format': 'csv'}").at("/id").asString());
        known.put("transfer", transfer());
        var order = send("POST", "/carts/" + cart() + "/checkout", purchase(), key());
        known.put("order", order.at("/id").asString());
        known.put("orderToken", order.at("/accessToken").asString());
        signIn();
        return known;
    }

    /** Returns a cart that can be bought. */
    String cart() {
        var cart = send("POST", "/carts", "{'currency': 'USD'}", Map.of()).at("/id").asString();
        send("POST", "/carts/" + cart + "/items", "{'sku': 'TEA-1', 'quantity': 1}", Map.of());
        send(
                "PUT",
                "/carts/" + cart + "/delivery",
                """
                {'email': 'ada@example.org', 'method': 'standard', 'address': {'name': 'Ada',
                'line1': '1 Main St', 'city': 'San Jose', 'postalCode': '95101', 'region': 'CA',
                'country': 'US'}}
                """,
                Map.of());
        return cart;
    }

    static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String purchase() {
        return "{'payment': {'processor': 'sandbox', 'token': 'tok_approved'}}";
    }

    private String transfer() {
        var goods = "{'from': 'main', 'to': 'depot', 'lines': [{'sku': 'TEA-1', 'quantity': 900}]}";
        return staff("POST", "/inventory/transfers", goods).at("/id").asString();
    }

    private void signIn() {
        var me = "'email': 'ada@example.org', 'password': 'seven purple herons'";
        send("POST", "/auth/register", "{" + me + ", 'name': 'Ada'}", Map.of());
        var path = "/mails?to=ada@example.org&kind=verify-email";
        var mail = staff("GET", path, "").at("/items/0/text").asString();
        var link = LINK.matcher(mail);
        if (!link.find()) {
            throw new AssertionError(mail);
        }
        var token = "{'token': '" + link.group(1) + "', 'password': 'seven purple herons'}";
        send("POST", "/auth/verification", token, Map.of());
        var access = send("POST", "/auth/login", "{" + me + "}", Map.of()).at("/accessToken");
        known.put("access", access.asString());
        var address =
                "{'address': {'name': 'A', 'line1': '1', 'city': 'C', 'postalCode': '95101',"
                        + " 'region': 'CA', 'country': 'US'}}";
        var bearer = Map.of("Authorization", "Bearer " + access.asString());
        var saved = send("POST", "/customer/addresses", address, bearer).at("/id").asString();
        known.put("savedAddress", saved);
        var waited = "{'sku': 'TEA-1', 'percentage': 20}";
        var alert = send("POST", "/customer/price-alerts", waited, bearer).at("/id").asString();
        known.put("priceAlert", alert);
    }

    private JsonNode staff(String method, String path, String body) {
        return send(
                method, "/admin" + path, body, Map.of("Authorization", "Bearer " + AsAdmin.KEY));
    }

    private JsonNode send(String method, String path, String body, Map<String, String> headers) {
        var answer = wire.send(method, "/api" + path, headers, body.replace('\'', '"'));
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
