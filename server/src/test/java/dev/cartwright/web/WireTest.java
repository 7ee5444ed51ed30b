package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.WholeShop;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
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

    @Autowired DSLContext db;
    @Autowired Stockroom stockroom;
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
        stockroom.receive("main", Map.of(new Sku(sku), 1), "delivery");
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
                        from inventory.inventory_movements where sku = ? order by id desc limit 1
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

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"type\":\"/problems/" + slug + "\"");
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
}
