package dev.cartwright.hostile;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.service.V1Services;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;

/** A shop with Stripe's own SDK, at a hostile processor that signs with {@code whsec_hostile}. */
final class Merchant implements AutoCloseable {

    static final int PATIENCE_MILLIS = 250;

    final MovedClock clock = new MovedClock();
    final HostileProcessor processor = new HostileProcessor(HostileSettings.DEFAULT, new Random(7));
    final Server server;
    final V1Services stripe;
    private final HttpClient http = HttpClient.newHttpClient();

    Merchant() throws IOException {
        server = Server.open(processor, 0, clock);
        stripe = client("sk_test_merchant");
    }

    V1Services client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(server.uri().toString())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(1_000)
                .setReadTimeout(PATIENCE_MILLIS)
                .build()
                .v1();
    }

    /** 25.00 EUR of order 7, confirmed at once. */
    static PaymentIntentCreateParams.Builder order(String card) {
        return PaymentIntentCreateParams.builder()
                .setAmount(2_500L)
                .setCurrency("eur")
                .setConfirm(true)
                .setPaymentMethod(card)
                .setReturnUrl("http://127.0.0.1:1/back?order=7")
                .putMetadata("operation", "op-1")
                .putMetadata("order", "7");
    }

    PaymentIntent sale() throws StripeException {
        return stripe.paymentIntents().create(order("pm_card_visa").build());
    }

    PaymentIntent authorisation() throws StripeException {
        var asked = order("pm_card_visa").setCaptureMethod(CaptureMethod.MANUAL);
        return stripe.paymentIntents().create(asked.build());
    }

    PaymentIntent find(String id) throws StripeException {
        return stripe.paymentIntents().retrieve(id);
    }

    Books.Money books(String intent) {
        return processor.books().intent(intent);
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var form = path.startsWith("/control") ? "json" : "x-www-form-urlencoded";
        return http.send(
                HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .header("Content-Type", "application/" + form)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> control(String path, String body)
            throws IOException, InterruptedException {
        return send("POST", "/control/" + path, body);
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        server.close();
    }
}
