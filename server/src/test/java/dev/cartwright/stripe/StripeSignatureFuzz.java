package dev.cartwright.stripe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cartwright.processors.WebhookRefused;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Whatever is sent as the header of an event is a signature of ours, or is refused. */
public final class StripeSignatureFuzz {

    /** Nobody has signed anything by it: what is proven was forged. */
    private static final List<String> SECRETS = List.of("whsec_nobody_signs_by_this");

    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);

    private StripeSignatureFuzz() {}

    /** The first line is the header, and all that follows is the body. */
    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, ISO_8859_1);
        var end = text.indexOf('\n');
        var header = end < 0 ? text : text.substring(0, end);
        var body = text.substring(end + 1).getBytes(ISO_8859_1);
        var headers =
                HttpHeaders.of(Map.of(StripeSignature.HEADER, List.of(header)), (_, _) -> true);
        try {
            throw new AssertionError(
                    "forged: " + StripeSignature.proven(body, headers, NOW, SECRETS));
        } catch (WebhookRefused refused) {
            // As it should be.
        }
    }
}
