package dev.cartwright.hostile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes webhooks to the shop, one after the other so that their order is what it should be. */
final class Postman implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long ROUND_MILLIS = 50;

    private final HostileProcessor processor;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final Semaphore bell = new Semaphore(0);
    private final Thread round = Thread.ofVirtual().name("hostile-postman").unstarted(this::walk);

    Postman(HostileProcessor processor, Clock clock) {
        this.processor = processor;
        this.clock = clock;
    }

    void start() {
        round.start();
    }

    /** Something may be due. */
    void look() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void walk() {
        try {
            while (!Thread.interrupted()) {
                processor.due(clock.instant()).forEach(this::take);
                bell.tryAcquire(ROUND_MILLIS, TimeUnit.MILLISECONDS);
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            // The server closes.
        }
    }

    /** Without an address nobody is told, as with a merchant who has named none. */
    void take(Delivery delivery) {
        processor
                .hook()
                .ifPresent(url -> processor.settle(delivery, send(url, delivery), clock.instant()));
    }

    private boolean send(URI url, Delivery delivery) {
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Stripe-Signature", delivery.signature())
                        .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                        .POST(BodyPublishers.ofString(delivery.payload()))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        round.interrupt();
        client.shutdownNow();
    }
}
