package dev.cartwright.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * A line to servers that people named. It looks each host up itself, refuses one with an address of
 * the house, and connects to the address it has checked; follows no redirection, keeps no cookie,
 * uses no proxy and sends each request once.
 */
public final class OutboundLine implements AutoCloseable {

    private static final ContentType JSON = ContentType.create("application/json");

    private final OutboundLimits limits;
    private final SystemNames system;
    private final CheckedNames names;
    private final CloseableHttpClient client;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    public OutboundLine(OutboundLimits limits) {
        this(limits, null, SSLContexts.createSystemDefault());
    }

    /**
     * @param known in place of the machine's resolver
     */
    OutboundLine(OutboundLimits limits, @Nullable Names known, SSLContext trusted) {
        this.limits = limits;
        system = new SystemNames(limits.connectWithin());
        names = new CheckedNames(known == null ? system : known, limits.allowsPrivate());
        client = PlainClient.of(limits, names, trusted);
    }

    /** Returns why a host may not be asked, as far as it can be looked up now; null if it may. */
    public @Nullable String refusal(URI uri) {
        try {
            names.resolve(uri.getHost());
            return null;
        } catch (RefusedAddress e) {
            return e.getMessage();
        } catch (UnknownHostException e) {
            // It may be known by the time it is asked, and is looked up again then.
            return null;
        }
    }

    /** Waits for the whole answer, not for its first byte: one that drips is lost as well. */
    public OutboundReply send(OutboundRequest request) {
        var http = http(request);
        try {
            var answer = requests.submit(() -> exchange(http));
            try {
                return answer.get(limits.answerWithin().toMillis(), MILLISECONDS);
            } catch (TimeoutException e) {
                return new OutboundReply.Lost("No answer within " + limits.answerWithin());
            } finally {
                // Whatever is still open: the answer's rest, or all of it.
                http.cancel();
                answer.cancel(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OutboundReply.Lost("The server stopped meanwhile");
        } catch (RejectedExecutionException e) {
            return new OutboundReply.Lost("The server stops");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private static HttpUriRequestBase http(OutboundRequest request) {
        var http = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(http::setHeader);
        http.setHeader("Connection", "close");
        if (!request.body().isEmpty()) {
            http.setEntity(new ByteArrayEntity(request.body().getBytes(UTF_8), JSON));
        }
        return http;
    }

    private OutboundReply exchange(HttpUriRequestBase http) throws IOException {
        var answer = client.executeOpen(null, http, null);
        var retryAfter = answer.getFirstHeader("Retry-After");
        var reply =
                new OutboundReply.Answered(
                        answer.getCode(),
                        retryAfter == null ? null : retryAfter.getValue(),
                        body(answer));
        // Before it is closed, for closing would read all the rest of an answer without end.
        http.cancel();
        return reply;
    }

    /** An answer that breaks off, has answered all the same. */
    private String body(ClassicHttpResponse answer) {
        var entity = answer.getEntity();
        if (entity == null) {
            return "";
        }
        var bytes = new byte[limits.mostBytes()];
        var read = 0;
        try {
            var content = entity.getContent();
            var some = 0;
            while (some >= 0 && read < bytes.length) {
                read += some;
                some = content.read(bytes, read, bytes.length - read);
            }
        } catch (IOException e) {
            // What came is kept; what did not, nobody knows.
        }
        return new String(bytes, 0, read, UTF_8);
    }

    private static OutboundReply failed(@Nullable Throwable cause) {
        return switch (cause) {
            case RefusedAddress it -> new OutboundReply.Refused(String.valueOf(it.getMessage()));
            case UnknownHostException it -> new OutboundReply.Lost(String.valueOf(it.getMessage()));
            case SSLException it -> new OutboundReply.Lost("TLS: " + it.getMessage());
            case IOException it ->
                    new OutboundReply.Lost(it.getClass().getSimpleName() + ": " + it.getMessage());
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    @Override
    public void close() throws IOException {
        requests.shutdownNow();
        client.close();
        system.close();
    }
}
