package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class SafeHeadersTest {

    @Autowired MockMvcTester http;
    @LocalServerPort int port;

    @ParameterizedTest
    @CsvSource({
        "GET /, 200",
        "GET /api/products, 200",
        "GET /api/nowhere, 404",
        "GET /api/admin/audit, 401",
        "GET /api/products?limit=%ff, 400",
        "GET /api//carts, 400",
        "DELETE /api/carts, 405",
        "GET /.well-known/jwks.json, 200",
        "GET /%zz, 400",
        "BREW /, 400"
    })
    void every_answer_tells_the_browser_what_not_to_do(String line, int status) throws Exception {
        var answer = ask(line);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(
                        answer.lines()
                                .filter(it ->
                                        it.matches("(?i)(x-|referrer|permissions|content-sec).*")))
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Referrer-Policy: no-referrer",
                        "Permissions-Policy: camera=(), display-capture=(), geolocation=(),"
                                + " microphone=(), payment=(), usb=()",
                        "Content-Security-Policy: default-src 'self'; img-src 'self' data:;"
                                + " object-src 'none'; base-uri 'none'; form-action 'self';"
                                + " frame-ancestors 'none'");
        assertThat(answer).doesNotContain("Strict-Transport-Security");
    }

    @Test
    void what_is_for_one_person_is_kept_by_nobody() throws Exception {
        for (var path : new String[] {"/api/auth/sessions", "/api/admin/audit", "/api/carts/x"}) {
            assertThat(ask("GET " + path))
                    .contains("Cache-Control: no-cache, no-store, max-age=0, must-revalidate\r\n");
        }
    }

    @Test
    void over_https_the_browser_is_told_to_stay_there() {
        assertThat(http.get().uri("https://localhost/api/products"))
                .headers()
                .hasValue("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
    }

    @Test
    void nobody_elses_pages_may_call_while_no_origin_is_named() throws Exception {
        for (var line : new String[] {"GET /api/products", "OPTIONS /api/products"}) {
            var asked = "Access-Control-Request-Method: GET\r\n";
            assertThat(ask(line, "Origin: https://app.example.org\r\n" + asked))
                    .doesNotContain("Access-Control-");
        }
    }

    private String ask(String line) throws IOException {
        return ask(line, "");
    }

    private String ask(String line, String headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            var request =
                    line
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + headers
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
