package dev.cartwright.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.cartwright.processors.WebhookRefused;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an event is Stripe's and of now, before a word of it is read.
 *
 * <p>The SDK's own verifier computes and compares the signature. It alone would take events from
 * the future, the first of two times and broken headers: what it is given here is well-formed.
 */
final class StripeSignature {

    static final String HEADER = "Stripe-Signature";

    /** As Stripe's own libraries have it; here in both directions. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST = 1_000;
    private static final Pattern TIME = Pattern.compile("[0-9]{1,11}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private StripeSignature() {}

    /** Returns the body as text; throws {@link WebhookRefused} unless it is signed. */
    static String proven(
            byte[] rawBody, HttpHeaders headers, Instant now, List<String> activeSecrets) {
        var signed = Signed.of(only(headers));
        if (Duration.between(signed.at(), now).abs().compareTo(TOLERANCE) > 0) {
            throw new WebhookRefused(signed.at().isBefore(now) ? "too old" : "of the future");
        }
        var body = text(rawBody);
        var header = signed.header();
        var proven = false;
        for (var secret : activeSecrets) {
            // All are tried, whichever fits: how long it takes tells nothing.
            proven |= verifies(body, header, secret);
        }
        if (!proven) {
            throw new WebhookRefused("not signed by any secret of ours");
        }
        return body;
    }

    private static String only(HttpHeaders headers) {
        var values = headers.allValues(HEADER);
        if (values.size() != 1) {
            throw new WebhookRefused(values.isEmpty() ? "no signature" : "several signatures");
        }
        if (values.getFirst().length() > LONGEST) {
            throw new WebhookRefused("signature too long");
        }
        return values.getFirst();
    }

    /** When it was signed and how; schemes that we do not know are left out. */
    private record Signed(Instant at, String header) {

        static Signed of(String header) {
            @Nullable String time = null;
            var kept = new ArrayList<String>();
            for (var part : header.split(",", -1)) {
                var name = part.substring(0, Math.max(0, part.indexOf('=')));
                var value = part.substring(part.indexOf('=') + 1);
                switch (name) {
                    case "" -> throw malformed();
                    case "t" -> {
                        time = time == null && TIME.matcher(value).matches() ? value : null;
                        if (time == null) {
                            throw malformed();
                        }
                    }
                    case "v1" -> {
                        if (!SIGNATURE.matcher(value).matches()) {
                            throw malformed();
                        }
                        kept.add(part);
                    }
                    default -> {
                        // Stripe signs test events by v0 as well, and may add others.
                    }
                }
            }
            if (time == null || kept.isEmpty()) {
                throw malformed();
            }
            return new Signed(
                    Instant.ofEpochSecond(Long.parseLong(time)),
                    "t=" + time + "," + String.join(",", kept));
        }

        private static WebhookRefused malformed() {
            return new WebhookRefused("signature malformed");
        }
    }

    /** Strictly: bytes that are replaced would no longer be those that were signed. */
    private static String text(byte[] rawBody) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(rawBody)).toString();
        } catch (CharacterCodingException e) {
            throw new WebhookRefused("not UTF-8");
        }
    }

    private static boolean verifies(String body, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(body, header, secret, 0);
        } catch (SignatureVerificationException | RuntimeException e) {
            return false;
        }
    }
}
