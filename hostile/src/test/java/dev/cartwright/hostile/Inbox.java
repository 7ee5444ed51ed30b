package dev.cartwright.hostile;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where the shop is told; it believes what the SDK verifies, and answers as a test wants. */
final class Inbox implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile int status = 200;

    Inbox(String secret, Clock clock) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    var body = exchange.getRequestBody().readAllBytes();
                    var text = new String(body, StandardCharsets.UTF_8);
                    var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
                    var answer = status;
                    try {
                        events.add(Webhook.constructEvent(text, signature, secret, 300, clock));
                    } catch (SignatureVerificationException e) {
                        answer = 400;
                    }
                    exchange.sendResponseHeaders(answer, -1);
                    exchange.close();
                });
        server.start();
    }

    void answer(int other) {
        status = other;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** The next that arrived; none within two seconds is a failure. */
    Event next() throws InterruptedException {
        var event = events.poll(2, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nobody told the shop");
        }
        return event;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
