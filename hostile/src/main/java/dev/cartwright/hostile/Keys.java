package dev.cartwright.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was answered under which idempotency key, for a day as Stripe keeps it. */
final class Keys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;

    /**
     * @param answer null while the request is still under way
     */
    private record Kept(String asked, Instant since, @Nullable Answer answer) {}

    /** What was said, and whether a repetition hears it again. */
    record Answer(Reply reply, boolean remembered) {}

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    int size() {
        return kept.size();
    }

    /** The first answer under this key, or what is made now. */
    Reply once(@Nullable String key, Call call, Supplier<Answer> work) {
        if (key == null) {
            return work.get().reply();
        }
        var before = before(key, call);
        if (before != null) {
            return before;
        }
        var answer = work.get();
        if (answer.remembered()) {
            kept.put(key, new Kept(asked(call), call.cause().now(), answer));
        }
        return answer.reply();
    }

    /** What a repetition hears; null if this is the first request under its key. */
    @Nullable Reply before(String key, Call call) {
        forget(call.cause().now());
        if (key.length() > LONGEST) {
            throw StripeError.of(
                    400, "invalid_request_error", null, "Idempotency keys have 255 characters.");
        }
        var before = kept.get(key);
        if (before == null) {
            return null;
        }
        if (!before.asked().equals(asked(call))) {
            throw StripeError.of(
                    400,
                    "idempotency_error",
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they"
                            + " were first used with. Try using a key other than '"
                            + key
                            + "' if you meant to execute a different request.");
        }
        if (before.answer() == null) {
            throw inUse(key);
        }
        return replayed(before.answer().reply());
    }

    private static StripeError inUse(String key) {
        return StripeError.of(
                409,
                "invalid_request_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key (that"
                        + " probably means you submitted twice, and the other request is still"
                        + " going through): "
                        + key
                        + ". Please try again later.");
    }

    private static Reply replayed(Reply first) {
        var headers = new LinkedHashMap<>(first.headers());
        headers.put("Idempotent-Replayed", "true");
        return new Reply(first.status(), headers, first.body(), Reply.Carriage.WHOLE, List.of());
    }

    /** The request is under way, and will be for a while. */
    void hold(String key, Call call) {
        kept.put(key, new Kept(asked(call), call.cause().now(), null));
    }

    /** What was under way is done. */
    void settle(String key, Answer answer) {
        kept.computeIfPresent(key, (it, held) -> new Kept(held.asked(), held.since(), answer));
        if (!answer.remembered()) {
            kept.remove(key);
        }
    }

    private void forget(Instant now) {
        var oldest = kept.values().iterator();
        while (oldest.hasNext() && oldest.next().since().plus(KEPT).isBefore(now)) {
            oldest.remove();
        }
    }

    private static String asked(Call call) {
        return call.request().line() + " " + call.params().fingerprint();
    }
}
