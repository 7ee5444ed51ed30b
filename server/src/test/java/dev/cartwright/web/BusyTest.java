package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TakenConnections;
import dev.cartwright.WholeShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a server does that cannot take any more. */
@WholeShop
class BusyTest {

    static final int MEGABYTE = 1 << 20;

    @Autowired DSLContext db;
    @Autowired DataSource database;
    @LocalServerPort int port;

    @Test
    void a_body_that_says_it_is_too_large_is_not_read() throws Exception {
        var carts = carts();

        assertProblem(send(post(new byte[MEGABYTE + 1])), 413, "body-too-large");

        assertThat(carts()).isEqualTo(carts);
    }

    @Test
    void a_body_without_a_length_is_counted_while_it_is_read() throws Exception {
        var carts = carts();
        var json = ("{\"currency\": \"USD\"" + " ".repeat(2 * MEGABYTE) + "}").getBytes(ISO_8859_1);
        var chunked =
                request("/api/carts")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)));

        assertProblem(send(chunked), 413, "body-too-large");

        assertThat(carts()).isEqualTo(carts);
    }

    @Test
    void a_row_that_another_transaction_holds_is_not_waited_for_long() throws Exception {
        var created = send(post("{}".getBytes(ISO_8859_1))).body();
        var cart = created.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select 1 from carts.carts where cart_id = '" + cart + "' for update");

            var answer =
                    send(
                            request("/api/carts/" + cart + "/items")
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "{\"sku\":\"A\",\"quantity\":1}")));

            assertBusy(answer);
            other.rollback();
        }
        assertThat(send(request("/api/carts/" + cart)).body()).isEqualTo(created);
    }

    @Test
    void without_a_free_connection_a_request_is_told_to_come_back() throws Exception {
        try (var _ = new TakenConnections(database)) {
            assertBusy(send(request("/api/carts/" + UUID.randomUUID())));
            assertBusy(send(post("{}".getBytes(ISO_8859_1))));
        }
    }

    private static void assertBusy(HttpResponse<String> answer) {
        assertProblem(answer, 503, "busy");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"type\":\"/problems/" + slug + "\"");
    }

    private HttpRequest.Builder post(byte[] body) {
        return request("/api/carts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private int carts() {
        return db.fetchSingle("select count(*) from carts.carts").get(0, int.class);
    }
}
