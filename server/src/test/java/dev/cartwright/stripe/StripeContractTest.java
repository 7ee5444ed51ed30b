package dev.cartwright.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.ProcessorRequest;
import dev.cartwright.processors.RemoteProcessor;
import dev.cartwright.processors.RemoteProcessorContract;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.joda.money.Money;

/** That Stripe is a processor as all others are. */
class StripeContractTest extends RemoteProcessorContract {

    @Override
    protected RemoteProcessor processor() {
        return new StripeProcessor(Shapes.SETTINGS);
    }

    @Override
    protected List<String> credentials() {
        return List.of("sk_test_abcdefghijklmnop", "whsec_new", "whsec_old");
    }

    @Override
    protected Operation operation(Kind kind, Money amount) {
        return Shapes.operation(kind, amount);
    }

    @Override
    protected String done(Operation operation) {
        return Shapes.done(operation);
    }

    @Override
    protected List<String> bodies(Operation operation) {
        return List.of(
                Shapes.error("card_error", "\"code\": \"card_declined\","),
                Shapes.error("invalid_request_error", "\"param\": \"amount\","),
                Shapes.error("idempotency_error", ""),
                Shapes.error("api_error", ""),
                Shapes.intent("requires_action", Kind.SALE),
                Shapes.intent("requires_payment_method", Kind.SALE),
                Shapes.intent("processing", Kind.AUTHORIZE),
                Shapes.refund("pending"),
                Shapes.refund("failed"),
                Shapes.list(Shapes.done(operation)),
                Shapes.list());
    }

    @Override
    protected long told(ProcessorRequest request) {
        return Stream.of(request.body().split("&", -1))
                .filter(it -> it.matches("amount(_to_capture)?=[0-9]+"))
                .mapToLong(it -> Long.parseLong(it.substring(it.indexOf('=') + 1)))
                .sum();
    }

    @Override
    protected List<String> signingSecrets() {
        return List.of("whsec_new", "whsec_old");
    }

    @Override
    protected String event() {
        return Shapes.event(
                "payment_intent.succeeded", Shapes.intent("succeeded", Kind.SALE), null);
    }

    @Override
    protected HttpHeaders signed(byte[] body, Instant at, String secret) {
        return header("t=" + at.getEpochSecond() + ",v1=" + v1(body, at, secret) + ",v0=6ffb");
    }

    @Override
    protected List<HttpHeaders> malformed(byte[] body, Instant at, String secret) {
        var time = "t=" + at.getEpochSecond();
        var v1 = "v1=" + v1(body, at, secret);
        var broken =
                Stream.of(
                        "",
                        ",",
                        "=",
                        time,
                        v1,
                        time + ",",
                        time + "," + v1.replace("v1", "v0"),
                        time + ",v1",
                        time + ",v1=",
                        time + ",v1=" + "0".repeat(64),
                        time + "," + v1.substring(0, 66),
                        time + "," + v1 + "0",
                        time + ",v1=zz" + v1.substring(5),
                        time + "," + v1 + ",",
                        time + "," + v1 + ",t",
                        time + "," + time + "," + v1,
                        "t=1," + time + "," + v1,
                        time + ",t=x," + v1,
                        "t=," + v1,
                        "t=x," + v1,
                        "t=-1," + v1,
                        time + ".0," + v1,
                        "t=99999999999999999999," + v1,
                        "t=٣," + v1,
                        time + "; " + v1,
                        time + "," + v1 + ",x=" + "y".repeat(1_000));
        return Stream.concat(
                        broken.map(StripeContractTest::header),
                        Stream.of(
                                HttpHeaders.of(Map.of(), (_, _) -> true),
                                header(time + "," + v1, time + "," + v1)))
                .toList();
    }

    private static HttpHeaders header(String... values) {
        return HttpHeaders.of(Map.of("stripe-signature", Arrays.asList(values)), (_, _) -> true);
    }

    /** Not by the SDK, which is what is tried here. */
    private static String v1(byte[] body, Instant at, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
