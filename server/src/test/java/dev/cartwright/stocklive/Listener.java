package dev.cartwright.stocklive;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.cartwright.kernel.Sku;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A shopper's page that listens, over a real connection. */
final class Listener implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came: an event with its id, a comment, or the end. */
    record Heard(String id, String data) {
        static final Heard END = new Heard("", "end");
    }

    private final InputStream body;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    private Listener(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    static Listener open(int port, List<Sku> skus, @Nullable String last) {
        var answer = ask(port, skus, "text/event-stream", last);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode());
        }
        return new Listener(answer.body());
    }

    static HttpResponse<InputStream> ask(
            int port, List<Sku> skus, String accept, @Nullable String last) {
        var query =
                skus.stream()
                        .map(sku -> "sku=" + URLEncoder.encode(sku.code(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var uri = "http://localhost:%d/api/inventory/availability?%s".formatted(port, query);
        var request = HttpRequest.newBuilder(URI.create(uri)).header("Accept", accept);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var id = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("data:") || line.startsWith(":")) {
                    heard.add(new Heard(id, line.replaceFirst("^data:", "")));
                }
            }
        } catch (IOException e) {
            // Cut off.
        }
        heard.add(Heard.END);
    }

    /** The next thing but heartbeats; fails where nothing comes within two seconds. */
    Heard next() throws InterruptedException {
        for (var it = any(); true; it = any()) {
            if (!it.data().startsWith(":")) {
                return it;
            }
        }
    }

    Heard any() throws InterruptedException {
        var it = heard.poll(2, SECONDS);
        if (it == null) {
            throw new AssertionError("nothing within two seconds");
        }
        return it;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
