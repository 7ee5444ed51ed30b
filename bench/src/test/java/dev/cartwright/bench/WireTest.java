package dev.cartwright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void bodies_of_known_length_and_in_chunks_are_read_from_one_connection() throws IOException {
        var answers =
                """
                HTTP/1.1 201 \r
                Content-Length: 12\r
                \r
                {"id":"abc"}HTTP/1.1 200 \r
                Transfer-Encoding: chunked\r
                \r
                5\r
                {"id"\r
                7\r
                :"déf"}\r
                0\r
                \r
                """;
        try (var shop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var wire = new Wire(shop.getLocalPort())) {
            answer(shop, answers);
            assertThat(wire.send(201, "POST", "/", "", "{}").text("id")).isEqualTo("abc");
            assertThat(wire.get("/").text("id")).isEqualTo("déf");
        }
    }

    @Test
    void another_status_ends_the_run_and_shows_the_answer() throws IOException {
        try (var shop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var wire = new Wire(shop.getLocalPort())) {
            answer(shop, "HTTP/1.1 503 \r\nContent-Length: 4\r\n\r\nbusy");
            assertThatThrownBy(() -> wire.get("/api/products"))
                    .isInstanceOf(Unexpected.class)
                    .hasMessage("GET /api/products  was answered 503: busy");
        }
    }

    private static void answer(ServerSocket shop, String answers) {
        Thread.ofVirtual()
                .start(() -> {
                    try (var socket = shop.accept()) {
                        socket.getOutputStream().write(answers.getBytes(UTF_8));
                        socket.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
