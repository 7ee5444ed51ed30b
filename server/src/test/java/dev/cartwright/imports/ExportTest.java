package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.WholeShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Which products are written, and as what. */
@WholeShop
class ExportTest {

    private static final String URL = "/api/admin/exports/products";

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    final String mark = UUID.randomUUID().toString().substring(24);

    @Test
    void a_status_and_a_branch_of_the_tree_may_be_asked_for() {
        sells(
                "A,active,Top %1$s > Left\nB,draft,Top %1$s > Left\nC,active,Top %1$s > Right\n"
                        .formatted(mark));

        assertThat(skus("?category=top-" + mark)).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(skus("?category=top-" + mark + "&status=draft")).containsExactly("B");
        assertThat(skus("?category=&status=ARCHIVED")).doesNotContain("A", "B", "C");
        assertThat(skus("?status=active&category=" + slugOf("C"))).containsExactly("C");
        assertThat(skus("?category=" + slugOf("C") + "&status=archived")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "?format=xml, 400, invalid-request, format",
        "?status=sold, 400, invalid-request, status",
        "?category=*, 400, invalid-request, category",
        "?channel=nowhere, 400, invalid-request, channel",
        "?category=no-such-category, 404, unknown-category, category"
    })
    void what_cannot_be_written_is_refused(String query, int status, String slug, String word) {
        var answer = get(query);

        Merchant.assertProblem(answer, status, slug);
        assertThat(Merchant.text(answer)).contains(word);
        assertThat(answer).doesNotContainHeader("Content-Disposition");
    }

    @Test
    void only_staff_exports() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + URL));
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_file_is_an_attachment_and_packed_for_who_takes_that()
            throws IOException, InterruptedException {
        sells("A,active,Packed %s\n".formatted(mark));

        var plain = asks("?format=csv&category=packed-" + mark, "gzip;q=0, br");
        var packed = asks("?format=csv&category=packed-" + mark, "br, gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(plain.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"products.csv\"");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(unpacked(packed)).isEqualTo(plain.body()).isNotEmpty();
        var lines = asks("?format=jsonl&category=packed-" + mark, "gzip");
        assertThat(lines.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new String(unpacked(lines), UTF_8)).startsWith("{\"product\":").endsWith("]}\n");
    }

    @Test
    void a_product_too_long_for_a_line_goes_on_in_the_next() {
        var names =
                IntStream.range(0, 400)
                        .mapToObj(i ->
                                "{\"sku\": \"%1$s-%2$d\", \"option:Number\": \"%2$d\", \"variant_attribute:%3$s\": \"%4$s\"}"
                                        .formatted(mark, i, "note", "n".repeat(190)))
                        .collect(Collectors.joining(","));
        var options =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                "\"variant_attribute:n%d\": \"%s\"".formatted(i, "x".repeat(190)))
                        .collect(Collectors.joining(","));
        var line =
                "{\"product\": \"long-%1$s\", \"name\": \"Long\", \"category\": \"Long %1$s\", %2$s, \"variants\": [%3$s]}"
                        .formatted(mark, options, names);
        var id = merchant().queues(Merchant.JSONL, line + "\n");
        merchant().works(id);

        var file = Merchant.text(get("?format=jsonl&category=long-" + mark));

        assertThat(file.lines()).hasSizeBetween(3, 5).allMatch(it -> it.length() < 600_000);
        var again = merchant().queues(Merchant.JSONL, file);
        merchant().works(again);
        assertThat(merchant().looksAt(again))
                .bodyJson()
                .isLenientlyEqualTo("{\"rows\": 400, \"unchanged\": 400}");
    }

    /** Rows of SKU, status and category; each SKU with this test's mark before it. */
    private void sells(String rows) {
        var file = new StringBuilder("sku,status,category,name,price\n");
        rows.lines().forEach(row -> file.append(mark).append(row).append(",N,1\n"));
        var id = merchant().queues(Merchant.CSV, file.toString());
        merchant().works(id);
        assertThat(Merchant.read(merchant().looksAt(id), "$.errors")).isEqualTo(0);
    }

    @Test
    void a_csv_file_wider_than_imports_take_is_refused() {
        var options =
                IntStream.range(0, 990)
                        .mapToObj(", \"option:o%d\": \"x\""::formatted)
                        .collect(Collectors.joining());
        var wide =
                "{\"sku\": \"%1$s\", \"name\": \"W\", \"category\": \"Wide %1$s\", \"variant\": \"W\"%2$s}"
                        .formatted(mark, options);
        merchant().works(merchant().queues(Merchant.JSONL, wide));

        var answer = get("?category=wide-" + mark);

        Merchant.assertProblem(answer, 409, "too-many-columns");
        assertThat(Merchant.text(answer)).contains("1,009 columns");
        assertThat(get("?format=jsonl&category=wide-" + mark)).hasStatusOk();
    }

    private List<String> skus(String query) {
        var answer = get(query);
        assertThat(answer).hasStatusOk();
        return Merchant.text(answer)
                .lines()
                .skip(1)
                .map(it -> it.split(",", 2)[0].replace(mark, ""))
                .toList();
    }

    private String slugOf(String sku) {
        return db.fetchSingle(
                        "select category from catalog.products join catalog.variants"
                                + " using (product_id) where sku = ?",
                        mark + sku)
                .get(0, String.class);
    }

    private MvcTestResult get(String query) {
        return http.get().uri(URI.create(URL + query)).exchange();
    }

    private HttpResponse<byte[]> asks(String query, String encodings)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + URL + query))
                            .header("Authorization", "Bearer " + AsAdmin.KEY)
                            .header("Accept-Encoding", encodings)
                            .build();
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return stream.readAllBytes();
        }
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}
