package dev.cartwright.sales;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.cartwright.AsAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Staff that asks for figures and sends files, at the other end of a real connection. */
record SalesDesk(int port, HistoryRun run) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static final Path SAMPLE = Path.of("src/test/resources/sales/online-retail-sample.csv");

    /** Keeps each decimal as it is written: 0.4500 has four. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    /** What came back. */
    record Reply(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, BodyPublisher body, String... headers) {
        var request = request(path).header("Content-Type", "text/csv").POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    JsonNode figures(String query) {
        var reply = get("figures?" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    /** The rows of the CSV, by title. */
    List<Map<String, String>> csv(String query) {
        var reply = get("figures?format=csv&" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return rows(reply.body());
    }

    static List<Map<String, String>> rows(String text) {
        var rows = new ArrayList<Map<String, String>>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Sends a file and works on it to its end, as the job does. */
    JsonNode imported(String text, String query) {
        return imported(BodyPublishers.ofByteArray(text.getBytes(UTF_8)), query);
    }

    JsonNode imported(BodyPublisher file, String query, String... headers) {
        var begun = post("imports?currency=GBP&" + query, file, headers);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var id = begun.json().get("id").asString();
        while (run.work(UUID.fromString(id)).isPresent()) {
            // The next piece.
        }
        return get("imports/" + id).json();
    }

    static String sample() {
        try {
            return Files.readString(SAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a shop's name that no other test has. */
    static String shop() {
        return "shop-" + UUID.randomUUID();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/admin/sales/" + path))
                .header("Authorization", "Bearer " + AsAdmin.KEY);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> reply = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Number of a kind's lines, orders, customers and SKUs, its units, and its net amount. */
    static String sum(JsonNode figures, String kind) {
        var sum = figures.get(kind);
        return "%s %s %s %s %s %s"
                .formatted(
                        sum.get("lines"),
                        sum.get("orders"),
                        sum.get("customers"),
                        sum.get("skus"),
                        sum.get("units"),
                        sum.at("/net/amount").asString());
    }

    static String net(JsonNode figures, String kind) {
        return figures.at("/" + kind + "/net/amount").asString();
    }
}
