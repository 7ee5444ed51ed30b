package dev.cartwright.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.StockRecords;
import dev.cartwright.inventory.StockRecords.Movement;
import dev.cartwright.inventory.StockRecords.MovementFilter;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Named situations, and staff who ask; each test has goods of its own. */
record Depot(
        Inventory inventory,
        Stockroom stockroom,
        StockRecords records,
        TransactionTemplate transaction,
        MockMvcTester http)
        implements KnownSkus {

    static final String MAIN = "main";

    private static final JsonMapper JSON = new JsonMapper();

    /** All the tests' goods are teas. */
    @Override
    public boolean contains(Sku sku) {
        return sku.code().startsWith("TEA-");
    }

    static Sku aTea() {
        return new Sku("TEA-" + UUID.randomUUID());
    }

    Sku tenOnTheShelf() {
        var sku = aTea();
        stockroom.receive(MAIN, Map.of(sku, 10), "first delivery");
        return sku;
    }

    void receive(Sku sku, int units, long unitCost, String lot, @Nullable LocalDate expiresOn) {
        var arrival = new Arrival(sku, units, unitCost, new LotLabel(lot, expiresOn));
        stockroom.receive(MAIN, List.of(arrival), "delivery");
    }

    /** Set aside, not paid. */
    OrderId heldOrderOf(Map<Sku, Integer> wanted) {
        var order = new OrderId(UUID.randomUUID());
        var from = new Sourcing(List.of(MAIN), null);
        var answer =
                transaction.execute(
                        _ -> inventory.reserve(order, null, Channels.DEFAULT, from, wanted));
        assertThat(answer).isInstanceOf(Held.class);
        return order;
    }

    OrderId paidOrderOf(Map<Sku, Integer> wanted) {
        var order = heldOrderOf(wanted);
        assertThat(inventory.allocate(order)).isTrue();
        return order;
    }

    List<Movement> movements(Sku sku) {
        var filter = new MovementFilter(sku, null, null, null, null, null, null);
        return records.movements(filter, 100, null).items();
    }

    MvcTestResult get(String uri, Object... variables) {
        return http.get().uri(uri, variables).exchange();
    }

    MvcTestResult post(String uri, String body, Object... variables) {
        return send(HttpMethod.POST, null, null, body, uri, variables);
    }

    MvcTestResult postWith(String key, String uri, String body, Object... variables) {
        return send(HttpMethod.POST, "Idempotency-Key", key, body, uri, variables);
    }

    MvcTestResult put(String uri, String body, Object... variables) {
        return send(HttpMethod.PUT, null, null, body, uri, variables);
    }

    MvcTestResult putOver(int version, String uri, String body, Object... variables) {
        return send(HttpMethod.PUT, "If-Match", "\"" + version + "\"", body, uri, variables);
    }

    MvcTestResult patch(String uri, String body, Object... variables) {
        return send(HttpMethod.PATCH, null, null, body, uri, variables);
    }

    /** Walks through a list, whose address ends in the cursor, and picks one field of each item. */
    List<String> pages(String uri, String field, Object... variables) {
        var picked = new ArrayList<String>();
        var after = "";
        do {
            var asked = Stream.concat(Stream.of(variables), Stream.of(after)).toArray();
            var page = JSON.readTree(body(get(uri, asked)));
            page.path("items").forEach(item -> picked.add(item.path(field).asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return picked;
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult send(
            HttpMethod method,
            @Nullable String header,
            @Nullable String value,
            String body,
            String uri,
            Object... variables) {
        var request =
                http.method(method).uri(uri, variables).contentType(APPLICATION_JSON).content(body);
        return (header == null || value == null ? request : request.header(header, value))
                .exchange();
    }

    static void assertProblem(MvcTestResult answer, HttpStatus status, String slug) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + slug);
    }

    static void assertInvalid(MvcTestResult answer, String field, String message) {
        assertThat(answer)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/invalid-request",
                         "errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
    }
}
