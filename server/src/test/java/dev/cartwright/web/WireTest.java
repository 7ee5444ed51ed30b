package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.WholeShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What leaves a real port. */
@WholeShop
class WireTest {

    static final int MEGABYTE = 1 << 20;

    @Autowired DSLContext db;
    @Autowired DataSource database;
    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Bearer short", "Basic YTpi"})
    void the_staffs_doors_stay_shut_without_the_key(String header) throws Exception {
        var sku = "DOOR-" + UUID.randomUUID();
        var request =
                request("/api/admin/stock/" + sku + "/adjustments")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"delta\": 5, \"reason\": \"found\"}"));
        if (!header.isEmpty()) {
            request.header("Authorization", header);
        }

        var answer = send(request);

        assertProblem(answer, 401, "admin-key-required");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(
                        db.fetchSingle(
                                        "select count(*) from inventory.inventory_items where sku = ?",
                                        sku)
                                .get(0, int.class))
                .isZero();
        assertProblem(send(request("/api/admin/nowhere").GET()), 401, "admin-key-required");
    }

    @Test
    void the_key_opens_the_staffs_doors() throws Exception {
        var answer =
                send(
                        request("/api/admin/audit")
                                .header("Authorization", "Bearer " + AsAdmin.KEY)
                                .header("X-Request-Id", "audit-7"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("audit-7");
    }

    @Test
    void what_the_staff_changes_says_who_did_it_and_in_which_request() throws Exception {
        var sku = "DOOR-" + UUID.randomUUID();
        send(
                request("/api/admin/stock/" + sku + "/adjustments")
                        .header("Authorization", "Bearer " + AsAdmin.KEY)
                        .header("X-Request-Id", sku)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"delta\": 5, \"reason\": \"found\"}")));

        var row =
                db.fetchSingle(
                        """
                        select actor_kind, actor_id, request_id
                        from inventory.inventory_movements where sku = ?
                        """,
                        sku);
        assertThat(row.intoList()).hasToString("[API_KEY, admin-key, " + sku + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nowhere", "/nowhere", "/error", "/favicon.ico"})
    void a_path_that_leads_nowhere_is_a_problem_with_safe_headers(String path) throws Exception {
        var answer = send(request(path).header("Accept", "text/html"));

        assertProblem(answer, 404, "not-found");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/carts/%ff HTTP/1.1, 400",
        "GET /api/carts/%00 HTTP/1.1, 400",
        "GET /api/carts/%zz HTTP/1.1, 400",
        "GET /api//carts HTTP/1.1, 400",
        "GET /api/carts;a=b/x HTTP/1.1, 400",
        "GET /api/../admin HTTP/1.1, 400",
        "GET /api/%2e%2e/admin HTTP/1.1, 400",
        "GET /api/a\"b HTTP/1.1, 400",
        "BREW /api/carts HTTP/1.1, 400",
        "TRACE /api/carts HTTP/1.1, 405",
        "GET /api/carts HTTP/9.9, 505",
        "nonsense, 400"
    })
    void a_request_that_cannot_be_understood_is_a_problem_too(String line, int status)
            throws Exception {
        var answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"type\":\"/problems/").doesNotContain("\tat ", "Exception");
    }

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
    void a_row_that_another_transaction_holds_is_waited_for_two_seconds() throws Exception {
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
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 16; i++) {
                taken.add(database.getConnection());
            }
            assertBusy(send(request("/api/carts/" + UUID.randomUUID())));
            assertBusy(send(post("{}".getBytes(ISO_8859_1))));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
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

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private int carts() {
        return db.fetchSingle("select count(*) from carts.carts").get(0, int.class);
    }
}
