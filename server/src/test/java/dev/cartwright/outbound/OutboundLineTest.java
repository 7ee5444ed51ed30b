package dev.cartwright.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.cartwright.outbound.OutboundReply.Answered;
import dev.cartwright.outbound.OutboundReply.Lost;
import dev.cartwright.outbound.OutboundReply.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundLineTest {

    static final Map<String, String> HEADERS = Map.of("webhook-id", "1");

    final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final ArrayDeque<InetAddress[]> answers = new ArrayDeque<>();
    int lookUps;
    HttpServer server;

    @BeforeEach
    void a_server_on_this_machine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void is_stopped() {
        server.stop(0);
    }

    private static OutboundLimits limits(boolean allowsPrivate, Duration within) {
        return new OutboundLimits(allowsPrivate, true, Duration.ofSeconds(1), within, 65_536, 4);
    }

    private OutboundLine line(boolean allowsPrivate) {
        return new OutboundLine(
                limits(allowsPrivate, Duration.ofSeconds(5)),
                this::lookUp,
                SSLContexts.createDefault());
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        lookUps++;
        var answer = answers.poll();
        if (answer == null) {
            throw new UnknownHostException(host);
        }
        return answer;
    }

    private void means(String... addresses) {
        var all = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            all[i] = InetAddress.ofLiteral(addresses[i]);
        }
        answers.add(all);
    }

    private void answers(HttpHandler handler) {
        server.createContext(
                "/",
                exchange -> {
                    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    heard.add(exchange.getRequestMethod() + exchange.getRequestURI() + " " + body);
                    handler.handle(exchange);
                    exchange.close();
                });
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    private OutboundRequest to(String host) {
        var uri = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hooks");
        return new OutboundRequest("POST", uri, HEADERS, "{\"ü\":1}");
    }

    @Test
    void what_is_sent_arrives_and_what_is_answered_comes_back() throws IOException {
        answers(it -> say(it, 201, "thänks"));
        means("127.0.0.1");

        try (var line = line(true)) {
            assertThat(line.send(to("shop.example"))).isEqualTo(new Answered(201, null, "thänks"));
        }
        assertThat(heard).containsExactly("POST/hooks {\"ü\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.1.1", "0.0.0.0"})
    void a_name_of_the_house_is_not_asked(String address) throws IOException {
        means(address);

        try (var line = line(false)) {
            assertThat(line.send(to("shop.example")))
                    .asInstanceOf(type(Refused.class))
                    .extracting(Refused::error)
                    .asString()
                    .startsWith("shop.example is ")
                    .doesNotContain(address);
        }
    }

    @Test
    void one_address_of_the_house_among_others_is_enough() throws IOException {
        means("1.1.1.1", "127.0.0.1");

        try (var line = line(false)) {
            assertThat(line.send(to("shop.example"))).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "0x7f.0.0.1", "[::1]", "localhost"})
    void this_machine_is_not_asked_however_it_is_written(String host) throws IOException {
        answers(it -> say(it, 200, ""));

        try (var line = new OutboundLine(limits(false, Duration.ofSeconds(5)))) {
            assertThat(line.send(to(host))).isNotInstanceOf(Answered.class);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void a_name_that_was_elsewhere_when_it_was_looked_at_first_gains_nothing() throws IOException {
        answers(it -> say(it, 200, ""));
        means("1.1.1.1");
        means("127.0.0.1");

        try (var line = line(false)) {
            assertThat(line.refusal(to("rebound.example").uri())).isNull();
            assertThat(line.send(to("rebound.example"))).isInstanceOf(Refused.class);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void the_address_that_was_checked_is_asked_and_no_other() throws IOException {
        answers(it -> say(it, 200, ""));
        means("127.0.0.1");
        means("127.0.0.2");

        try (var line = line(true)) {
            assertThat(line.send(to("shop.example"))).isEqualTo(new Answered(200, null, ""));
        }
        assertThat(lookUps).isOne();
    }

    @Test
    void nobody_is_sent_elsewhere() throws IOException {
        answers(it -> {
            it.getResponseHeaders().add("Location", "/elsewhere");
            it.getResponseHeaders().add("Retry-After", "7");
            say(it, 307, "");
        });
        means("127.0.0.1");

        try (var line = line(true)) {
            assertThat(line.send(to("shop.example"))).isEqualTo(new Answered(307, "7", ""));
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void of_an_answer_without_end_the_beginning_is_read() throws IOException {
        answers(it -> {
            it.sendResponseHeaders(200, 0);
            while (true) {
                it.getResponseBody().write("x".repeat(1_000).getBytes(UTF_8));
            }
        });
        means("127.0.0.1");

        try (var line = line(true)) {
            assertThat(line.send(to("shop.example")))
                    .isEqualTo(new Answered(200, null, "x".repeat(65_536)));
        }
    }

    @Test
    void an_answer_that_drips_is_lost() throws IOException {
        answers(it -> {
            it.sendResponseHeaders(200, 0);
            while (true) {
                it.getResponseBody().write('x');
                it.getResponseBody().flush();
                LockSupport.parkNanos(10_000_000);
            }
        });
        means("127.0.0.1");
        var limits = limits(true, Duration.ofMillis(300));

        try (var line = new OutboundLine(limits, this::lookUp, SSLContexts.createDefault())) {
            assertThat(line.send(to("shop.example")))
                    .isEqualTo(new Lost("No answer within PT0.3S"));
        }
    }

    @Test
    void a_host_that_nobody_knows_is_no_answer() throws IOException {
        try (var line = line(false)) {
            assertThat(line.send(to("nobody.example"))).isEqualTo(new Lost("nobody.example"));
        }
    }

    @Test
    void where_nobody_listens_is_no_answer() throws IOException {
        var request = to("shop.example");
        server.stop(0);
        means("127.0.0.1");

        try (var line = line(true)) {
            assertThat(line.send(request)).isInstanceOf(Lost.class);
        }
    }
}
