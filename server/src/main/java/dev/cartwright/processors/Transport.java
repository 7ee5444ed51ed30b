package dev.cartwright.processors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The only line to processors. It sends each request once, and says of each whether it may have
 * arrived.
 */
@Component
class Transport implements DisposableBean {

    private static final int MOST_BYTES = 1 << 20;

    private final HttpClient client;
    private final Duration answerWithin;

    Transport(ProcessorSettings settings) {
        answerWithin = settings.answerWithin();
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectWithin())
                        .build();
    }

    /** Waits for the whole answer, not for its first byte: one that drips is lost as well. */
    Answer send(ProcessorRequest request) {
        var reply =
                client.sendAsync(
                        http(request),
                        BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BYTES));
        try {
            var it = reply.get(answerWithin.toMillis(), MILLISECONDS);
            return new Answer.Replied(it.statusCode(), it.headers(), it.body());
        } catch (TimeoutException e) {
            reply.cancel(true);
            return new Answer.Lost("no answer within " + answerWithin);
        } catch (InterruptedException e) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Lost("interrupted");
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            return neverConnected(cause)
                    ? new Answer.NotSent(cause.toString())
                    : new Answer.Lost(cause.toString());
        }
    }

    private static HttpRequest http(ProcessorRequest request) {
        var http =
                HttpRequest.newBuilder(request.uri())
                        .method(
                                request.method(),
                                request.body().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(request.body()));
        try {
            request.headers().forEach(http::header);
        } catch (IllegalArgumentException _) {
            // It would repeat the header, and with it a secret.
            throw new IllegalStateException("a header that cannot be sent: " + request);
        }
        return http.build();
    }

    /** These come before there is a connection: nobody has read a byte. */
    private static boolean neverConnected(Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> true;
            case HttpConnectTimeoutException _ -> true;
            case UnknownHostException _ -> true;
            case UnresolvedAddressException _ -> true;
            default -> false;
        };
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
