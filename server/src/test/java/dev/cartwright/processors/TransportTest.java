package dev.cartwright.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a request by what became of its connection. */
class TransportTest {

    private final Transport transport = transport(Duration.ofMillis(300));

    /** On a busy machine an answer takes a while that was sent at once. */
    private final Transport patient = transport(Duration.ofSeconds(20));

    private static Transport transport(Duration answerWithin) {
        return new Transport(
                new ProcessorSettings(
                        Duration.ofSeconds(1),
                        answerWithin,
                        50,
                        20,
                        Duration.ofSeconds(30),
                        List.of()));
    }

    /** What a processor does with a connection. */
    private interface Manners {
        void serve(Socket socket) throws Exception;
    }

    @Test
    void where_nobody_listens_nothing_was_sent() throws Exception {
        try (var deaf =
                SocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var answer = transport.send(request(deaf.socket().getLocalPort()));

            assertThat(answer).isInstanceOf(Answer.NotSent.class);
        }
    }

    @Test
    void a_whole_answer_is_an_answer_whatever_it_says() throws Exception {
        var answer =
                answer(
                        patient,
                        socket -> say(socket, "HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Replied.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(500);
                            assertThat(it.body()).isEqualTo("no");
                        });
    }

    @Test
    void once_there_was_a_connection_nothing_is_not_sent() throws Exception {
        assertThat(answer(Socket::close)).isInstanceOf(Answer.Lost.class);
        assertThat(answer(socket -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal")))
                .isInstanceOf(Answer.Lost.class);
        assertThat(answer(_ -> Thread.sleep(1_000))).isInstanceOf(Answer.Lost.class);
        assertThat(answer(TransportTest::drip)).isInstanceOf(Answer.Lost.class);
    }

    @Test
    void a_header_that_cannot_be_sent_is_not_repeated() {
        var request =
                new ProcessorRequest(
                        "GET",
                        URI.create("http://127.0.0.1:1/"),
                        Map.of("Authorization", "Bearer sk_live_\n"),
                        "");

        assertThatIllegalStateException()
                .isThrownBy(() -> transport.send(request))
                .withMessage("a header that cannot be sent: GET http://127.0.0.1:1/")
                .withNoCause();
    }

    private Answer answer(Manners manners) throws IOException {
        return answer(transport, manners);
    }

    private static Answer answer(Transport transport, Manners manners) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var socket = server.accept()) {
                            socket.getInputStream().read(new byte[4_096]);
                            manners.serve(socket);
                        } catch (Exception _) {
                            // The other side has hung up: it has waited long enough.
                        }
                    });
            return transport.send(request(server.getLocalPort()));
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Each byte comes soon, all of them never. */
    private static void drip(Socket socket) throws Exception {
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        for (int i = 0; i < 20; i++) {
            say(socket, ".");
            Thread.sleep(50);
        }
    }

    private static ProcessorRequest request(int port) {
        return new ProcessorRequest(
                "POST", URI.create("http://127.0.0.1:" + port + "/"), Map.of(), "amount=1");
    }
}
