package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.checkout.ShopProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server and its PostgreSQL in the middle of an import, twice. */
@Tag("long")
class ImportCrashTest {

    private static final String KEY = "cartwright-demo-admin-key-not-for-production";
    private static final int ROWS = 30_000;

    @TempDir Path path;

    final int port = ShopProcess.ports();
    final HttpClient http = HttpClient.newHttpClient();

    @Nullable ShopProcess shop;

    @AfterEach
    void closed() throws Exception {
        if (shop != null) {
            shop.close();
        }
        http.close();
    }

    @Test
    void an_import_killed_twice_takes_each_row_over_once() throws Exception {
        open();
        var id = read(send("POST", "", "application/json", Merchant.CSV), "$.id").toString();
        send("PUT", "/" + id + "/file", "text/csv", file());

        for (var rows : List.of(ROWS / 10, ROWS / 2)) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> (int) read(get(id), "$.rows") >= rows);
            requireNonNull(shop).kill();
            open();
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> read(get(id), "$.finishedAt") instanceof String);

        assertThat(get(id))
                .contains(
                        "\"status\":\"DONE\"",
                        "\"rows\":" + ROWS,
                        "\"created\":" + ROWS * 9 / 10,
                        "\"refused\":" + ROWS / 10,
                        "\"errors\":" + ROWS / 10);
        var lines = send("GET", "/" + id + "/errors", "text/csv", "").lines().skip(1);
        assertThat(lines.map(it -> it.split(",", -1)[1]))
                .containsExactlyElementsOf(
                        IntStream.range(0, ROWS)
                                .filter(i -> i % 10 == 0)
                                .mapToObj(i -> "CRASH-" + i)
                                .toList());
    }

    /** Every tenth row has no price that could be. */
    private static String file() {
        return IntStream.range(0, ROWS)
                .mapToObj(i ->
                        "CRASH-%d,Crash %d,Crash,%s\n".formatted(i, i, i % 10 == 0 ? "x" : "1.00"))
                .collect(Collectors.joining("", "sku,name,category,price\n", ""));
    }

    private void open() throws IOException, InterruptedException {
        shop = ShopProcess.open(path.resolve("data"), port);
    }

    private String get(String id) throws IOException, InterruptedException {
        return send("GET", "/" + id, "application/json", "");
    }

    private String send(String method, String uri, String type, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + Merchant.URL + uri))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body, UTF_8))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static Object read(String json, String path) {
        return JsonPath.read(json, path);
    }
}
