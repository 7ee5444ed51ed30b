package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WholeShop
@TestPropertySource(properties = "cartwright.limits.reads-per-minute=2")
class NotBehindProxyTest {

    @LocalServerPort int port;

    @Test
    void nobody_chooses_by_a_header_where_they_come_from() throws Exception {
        assertThat(status("X-Forwarded-For", "203.0.113.1")).isEqualTo(200);
        assertThat(status("X-Forwarded-For", "203.0.113.2")).isEqualTo(200);

        assertThat(status("X-Forwarded-For", "203.0.113.3")).isEqualTo(429);
        assertThat(status("Forwarded", "for=203.0.113.4")).isEqualTo(429);
        assertThat(status("X-Real-IP", "203.0.113.5")).isEqualTo(429);
    }

    private int status(String header, String value) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/products"))
                        .header(header, value)
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
