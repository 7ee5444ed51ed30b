package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.WholeShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The settings of a shop behind a proxy that also serves an app of another origin. */
@WholeShop
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "cartwright.limits.reads-per-minute=2",
            "cartwright.cors.origins=https://app.example.org,http://localhost:5173",
            "cartwright.public-url=https://shop.example.org"
        })
class BehindProxyTest {

    @LocalServerPort int port;

    @Test
    void the_right_most_hop_that_is_no_proxy_is_who_asks() throws Exception {
        assertThat(status("198.51.100.1, 203.0.113.9")).isEqualTo(200);
        assertThat(status("198.51.100.2, 203.0.113.9, 10.0.0.7")).isEqualTo(200);
        assertThat(status("198.51.100.3, 203.0.113.9")).isEqualTo(429);
        assertThat(status("203.0.113.9, 198.51.100.4")).isEqualTo(200);
    }

    @Test
    void a_proxy_that_adds_the_port_or_knows_nobody_keeps_nobody_out() throws Exception {
        assertThat(status("198.51.100.9:4711")).isEqualTo(200);
        assertThat(status("198.51.100.9:4712")).isEqualTo(200);
        assertThat(status("198.51.100.9")).isEqualTo(429);
        assertThat(status("[2001:db8:7::1]:4711")).isEqualTo(200);
        assertThat(status("unknown")).isEqualTo(200);
        assertThat(status("203.0.113.9, garbage")).isEqualTo(200);
        assertThat(status("nonsense")).isEqualTo(429);
    }

    @Test
    void a_page_of_an_origin_that_was_named_may_call_and_send_its_token() throws Exception {
        for (var origin : new String[] {"https://app.example.org", "http://localhost:5173"}) {
            var preflight = preflight(origin, "PUT", "authorization, content-type, if-match");

            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(header(preflight, "Access-Control-Allow-Headers"))
                    .isEqualTo("authorization, content-type, if-match");
            assertThat(header(preflight, "Access-Control-Allow-Methods"))
                    .isEqualTo("GET,HEAD,POST,PUT,PATCH,DELETE");
            assertThat(header(preflight, "Access-Control-Max-Age")).isEqualTo("3600");
            assertThat(header(preflight, "Vary")).contains("Origin");
            assertThat(preflight.headers().map())
                    .doesNotContainKey("access-control-allow-credentials");

            var answer = send(request("/api/products", "192.0.2.1").header("Origin", origin));
            assertThat(answer.statusCode()).isLessThan(500);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(header(answer, "Access-Control-Expose-Headers"))
                    .isEqualTo("ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id");
        }
    }

    @Test
    void the_shops_own_pages_may_call() throws Exception {
        var answer =
                send(
                        request("/api/products", "192.0.2.3")
                                .header("Origin", "https://shop.example.org"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_page_of_another_origin_is_refused_and_in_the_log(CapturedOutput log) throws Exception {
        send(request("/api/products", "192.0.2.9").header("Origin", "https://evil.example"));

        // The answer may be there before the line is.
        await().untilAsserted(() ->
                assertThat(log.getAll())
                        .contains("Refused GET unread to GUEST from 192.0.2.9: 403"));
    }

    @Test
    void a_page_of_another_origin_is_refused() throws Exception {
        for (var origin :
                new String[] {
                    "https://evil.example",
                    "https://app.example.org.evil.example",
                    "http://app.example.org",
                    "https://app.example.org:8443",
                    "null"
                }) {
            assertForeign(preflight(origin, "GET", "authorization"));
            assertForeign(send(request("/api/products", "192.0.2.4").header("Origin", origin)));
        }
    }

    @Test
    void a_page_may_not_send_what_the_api_does_not_read() throws Exception {
        assertForeign(preflight("https://app.example.org", "TRACE", "authorization"));
        assertForeign(preflight("https://app.example.org", "GET", "x-anything"));
    }

    @Test
    void a_page_that_asks_too_often_can_read_that_it_did() throws Exception {
        HttpResponse<String> answer;
        do {
            answer =
                    send(
                            request("/api/products", "192.0.2.5")
                                    .header("Origin", "https://app.example.org"));
        } while (answer.statusCode() == 200);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(header(answer, "Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example.org");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static void assertForeign(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"type\":\"/problems/foreign-origin\"");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    private HttpResponse<String> preflight(String origin, String method, String headers)
            throws Exception {
        return send(
                request("/api/products", "192.0.2.2")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", headers));
    }

    private int status(String forwardedFor) throws Exception {
        return send(request("/api/products", forwardedFor)).statusCode();
    }

    private HttpRequest.Builder request(String path, String forwardedFor) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-For", forwardedFor);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
