package dev.cartwright.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.StockLevel;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people in two places do over HTTP; each test has goods of its own. */
record Depot(MockMvcTester http, Stockroom stockroom, Inventory inventory) {

    static final String URL = "/api/admin/inventory/transfers";
    static final String MAIN = "main";
    static final String SHOP = "shop";

    /** As a migration would; a location is only written down. */
    static final String OPEN_A_SHOP =
            """
            insert into inventory.locations (location, name) values ('shop', 'Shop')
            on conflict do nothing
            """;

    /** Ten units that cost 2.00 each, at the main warehouse. */
    Sku tenTeas() {
        var sku = tea();
        stockroom.receive(MAIN, List.of(new Arrival(sku, 10, 200L, null)), "first delivery");
        return sku;
    }

    /** Four units of lot A for 1.00 each, then six of lot B for 3.00 each: 2.20 on average. */
    Sku tenTeasOfTwoLots() {
        var sku = tea();
        stockroom.receive(
                MAIN,
                List.of(
                        new Arrival(sku, 4, 100L, new LotLabel("A", null)),
                        new Arrival(sku, 6, 300L, new LotLabel("B", null))),
                "first delivery");
        return sku;
    }

    static Sku tea() {
        return new Sku("TEA-" + UUID.randomUUID());
    }

    MvcTestResult post(String uri, String body, @Nullable String key) {
        var request = http.post().uri(URL + uri).contentType(APPLICATION_JSON).content(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    /** Sends goods from the main warehouse to the shop. */
    MvcTestResult send(String lines) {
        return post("", "{\"from\": \"main\", \"to\": \"shop\", \"lines\": [" + lines + "]}", null);
    }

    /** As above, of one tea without more to say. */
    UUID sent(Sku sku, int units) {
        return made(send(line(sku, "\"quantity\": " + units)));
    }

    UUID announced(Sku sku, String facts) {
        return made(post("", "{\"to\": \"shop\", \"lines\": [" + line(sku, facts) + "]}", null));
    }

    static UUID made(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        return UUID.fromString(read(answer, "$.id").toString());
    }

    static String line(Sku sku, String facts) {
        return "{\"sku\": \"%s\", %s}".formatted(sku, facts);
    }

    MvcTestResult receive(UUID id, String... lines) {
        return post("/" + id + "/receipts", "{\"lines\": [" + String.join(",", lines) + "]}", null);
    }

    MvcTestResult complete(UUID id) {
        return post("/" + id + "/completion", "{\"reason\": \"the van burnt\"}", null);
    }

    MvcTestResult cancel(UUID id) {
        return post("/" + id + "/cancellation", "", null);
    }

    MvcTestResult get(UUID id) {
        return http.get().uri(URL + "/{id}", id).exchange();
    }

    /** On hand and incoming at each location that keeps it: {@code main 7+0}. */
    List<String> stock(Sku sku) {
        return inventory.levels(sku).stream().map(Depot::stock).toList();
    }

    private static String stock(StockLevel it) {
        return "%s %d+%d".formatted(it.location(), it.onHand(), it.incoming());
    }

    static Object read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertProblem(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(read(answer, "$.type")).isEqualTo("/problems/" + slug);
    }

    static void assertField(MvcTestResult answer, String field, String message) {
        assertThat(answer).hasStatus(400);
        assertThat(read(answer, "$.errors").toString())
                .isEqualTo("[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message));
    }
}
