package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.io.IOException;
import java.net.Socket;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no browser sends, byte for byte: the caller's mistake is never told as ours. */
@WholeShop
class OddRequestTest {

    /** The second byte of a letter in UTF-8, which is a control character to Latin-1. */
    static final String C1 = "\u00d0\u0096";

    @Autowired DSLContext db;
    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?=",
                "/?%",
                "/?x=%ff",
                "/?%00",
                "/shop/x?a=1&=2",
                "/readyz?%zz",
                "/nowhere?x=%c0%af",
                "/api/products?limit=%ff",
                "/api/products?after=%ff",
                "/api/products?after=%ed%a0%80",
                "/api/products?after=%4"
            })
    void a_query_that_is_no_text_is_refused_as_the_query(String address) throws Exception {
        assertThat(ask("GET " + address, ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"type\":\"/problems/invalid-request\"", "\"field\":\"query\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/?", "/?&&", "/?x", "/?x=", "/?x==&y=%C3%bc+%2B", "/api/products?limit=1"})
    void a_query_that_is_text_is_none_of_our_business(String address) throws Exception {
        assertThat(ask("GET " + address, "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void more_parameters_than_tomcat_reads_are_refused_as_the_query() throws Exception {
        assertThat(ask("GET /api/products?" + "a&".repeat(1_100), ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"query\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/mixed",
                "application/x-www-form-urlencoded",
                "*/*",
                "application/*",
                "text/*",
                "application/json; charset=no-such",
                C1
            })
    void a_type_that_no_endpoint_reads_is_415_and_nothing_is_done(String type) throws Exception {
        var carts = carts();
        for (var method : new String[] {"POST", "PUT"}) {
            var address = method.equals("POST") ? "/api/carts" : "/api/carts/x/delivery";
            assertThat(ask(method + " " + address, "Content-Type: " + type + "\r\n", "a=%ff&="))
                    .startsWith("HTTP/1.1 415 ")
                    .contains("\"type\":\"/problems/unsupported-media-type\"", "\"detail\":\"");
        }
        assertThat(carts()).isEqualTo(carts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User-Agent", "Accept", "Referer", "X-Request-Id", "Authorization"})
    void a_header_of_any_bytes_keeps_nobody_from_buying(String header) throws Exception {
        assertThat(post("/api/carts", header + ": " + C1 + "\r\n", "{}"))
                .startsWith("HTTP/1.1 201 ");
    }

    @Test
    void a_header_that_we_read_is_refused_by_its_name() throws Exception {
        var cart = "/api/carts/" + UUID.randomUUID();
        var carts = carts();

        assertThat(post("/api/carts", "Idempotency-Key: " + C1 + "\r\n", "{}"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"Idempotency-Key\"");
        assertThat(
                        post(
                                cart + "/items",
                                "If-Match: " + C1 + "\r\n",
                                "{\"sku\": \"A\", \"quantity\": 1}"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"If-Match\"");
        assertThat(ask("GET /api/orders/" + UUID.randomUUID(), "X-Order-Token: " + C1 + "\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(carts()).isEqualTo(carts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "image/png", "%%%", "text/html", "*/*", ""})
    void the_api_speaks_json_whatever_is_asked_for(String accept) throws Exception {
        var header = "Accept: " + accept + "\r\n";

        assertThat(post("/api/carts", header, "{}"))
                .startsWith("HTTP/1.1 201 ")
                .containsIgnoringCase("content-type: application/json");
        assertThat(ask("GET /api/nowhere", header))
                .startsWith("HTTP/1.1 404 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"detail\":\"There is nothing at this address.\"");
        assertPage("GET /", header, 200);
        assertPage("GET /shop/no-such", header, 404);
        assertPage("GET /?after=x", header, 400);
    }

    private void assertPage(String line, String header, int status) throws Exception {
        assertThat(ask(line, header))
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: text/html");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%00, 400",
        "GET /%ff, 400",
        "GET /%2F, 400",
        "GET /[, 400",
        "BREW /api/carts, 400",
        "DELETE /api/carts, 405"
    })
    void every_refusal_has_a_sentence(String line, int status) throws Exception {
        assertThat(ask(line, "")).startsWith("HTTP/1.1 " + status + " ").contains("\"detail\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a b\r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost\r\nIdempotency-Key: a\u0000b\r\n",
                "Host: localhost\r\nIdempotency-Key: a\u007fb\r\n"
            })
    void a_header_that_tomcat_does_not_take_is_told_in_a_sentence(String headers) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"detail\":\"The request's first line or a header cannot be");
    }

    @Test
    void a_header_that_is_too_large_is_told_in_a_sentence() throws Exception {
        assertThat(ask("GET /", "X: " + "x".repeat(9_000) + "\r\n"))
                .containsPattern("^HTTP/1.1 4(00|31) ")
                .contains("\"detail\":\"");
    }

    private int carts() {
        return db.fetchSingle("select count(*) from carts.carts").get(0, int.class);
    }

    private String post(String address, String headers, String json) throws IOException {
        return ask("POST " + address, headers + "Content-Type: application/json\r\n", json);
    }

    private String ask(String line, String headers, String body) throws IOException {
        var length = "Content-Length: " + body.length() + "\r\n";
        return raw(start(line) + headers + length + "\r\n" + body);
    }

    private String ask(String line, String headers) throws IOException {
        return raw(start(line) + headers + "\r\n");
    }

    private static String start(String line) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
