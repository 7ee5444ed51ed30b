package dev.cartwright.stocktakes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who counts, and the job that is otherwise done by itself. */
record Counter(MockMvcTester http, TakeRun run, Stockroom stockroom, Inventory inventory) {

    static final String URL = "/api/admin/inventory/stock-takes";
    static final String MAIN = "main";
    static final String APPLY = "?location=main&mode=apply";
    static final String REHEARSE = "?location=main&mode=rehearsal";

    /** As a migration would; a location is only written down. */
    static final String OPEN_AN_ATTIC =
            """
            insert into inventory.locations (location, name) values ('attic', 'Attic')
            on conflict do nothing
            """;

    /** All the tests' goods are teas. */
    record Teas() implements KnownSkus {
        @Override
        public boolean contains(Sku sku) {
            return sku.code().startsWith("TEA-");
        }
    }

    static Sku tea() {
        return new Sku("TEA-" + UUID.randomUUID());
    }

    /** Ten units that cost 2.00 each. */
    Sku tenTeas(String location) {
        var sku = tea();
        stockroom.receive(location, List.of(new Arrival(sku, 10, 200L, null)), "delivery");
        return sku;
    }

    MvcTestResult send(String query, String type, String file, @Nullable String key) {
        var request = http.post().uri(URL + query).contentType(type).content(file.getBytes(UTF_8));
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    /** Sends a file of CSV and has it worked through. */
    UUID counts(String query, String file) {
        return worked(send(query, "text/csv", file, null));
    }

    UUID worked(MvcTestResult queued) {
        assertThat(queued).hasStatus(202);
        var id = UUID.fromString(read(queued, "$.id").toString());
        assertThat(queued).hasHeader("Location", URL + "/" + id);
        work(id);
        return id;
    }

    void work(UUID id) {
        for (var pause = run.work(id); pause.isPresent(); pause = run.work(id)) {
            // Piece by piece; the scheduler may work on it, too.
        }
    }

    MvcTestResult get(UUID id, String of) {
        return http.get().uri(URL + "/" + id + of).exchange();
    }

    MvcTestResult countShelf(Sku sku, String body) {
        return http.post()
                .uri("/api/admin/stock/{sku}/counts", sku)
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    int onHand(Sku sku) {
        return inventory.levels(sku).getFirst().onHand();
    }

    static Object read(MvcTestResult answer, String path) {
        return JsonPath.read(text(answer), path);
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
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
