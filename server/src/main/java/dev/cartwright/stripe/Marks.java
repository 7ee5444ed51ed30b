package dev.cartwright.stripe;

import dev.cartwright.processors.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By what we know at Stripe what is ours: the metadata that we write, and Stripe's own ids. */
final class Marks {

    /** Which of our operations made an intent or a refund. */
    static final String OPERATION = "operation";

    /** Which of our operations captured an intent; written by the capture itself. */
    static final String CAPTURE = "capture";

    private static final Pattern INTENT = Pattern.compile("pi_[A-Za-z0-9_]{1,250}");
    private static final Pattern REFUND = Pattern.compile("(?:re|pyr)_[A-Za-z0-9_]{1,250}");

    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_]{1,250}");
    private static final Pattern METHOD =
            Pattern.compile("(?:pm|card|src|ba)_(?!.*[0-9]{12})[A-Za-z0-9_]{1,250}");

    private Marks() {}

    static Map<String, String> of(Operation operation) {
        return Map.of(
                OPERATION,
                operation.id().toString(),
                "order",
                operation.order().toString(),
                "payment",
                operation.payment().toString());
    }

    /** Returns Stripe's name for the payment; throws where it has not told any. */
    static String intent(Operation operation) {
        return checked(INTENT, operation.details().reference());
    }

    static String intent(@Nullable String id) {
        return checked(INTENT, id);
    }

    static String refund(@Nullable String id) {
        return checked(REFUND, id);
    }

    static String customer(@Nullable String id) {
        return checked(CUSTOMER, id);
    }

    static String method(@Nullable String id) {
        return checked(METHOD, id);
    }

    /** They become part of addresses: what does not look like one is not used as one. */
    private static String checked(Pattern form, @Nullable String id) {
        if (id == null || !form.matcher(id).matches()) {
            throw new IllegalStateException("not one of Stripe's ids");
        }
        return id;
    }

    static boolean isOurs(@Nullable Map<String, String> metadata, String mark, UUID operation) {
        return metadata != null && operation.toString().equals(metadata.get(mark));
    }

    static Optional<UUID> read(@Nullable Map<String, String> metadata, String mark) {
        return metadata == null ? Optional.empty() : uuid(metadata.get(mark));
    }

    /** Only the canonical form, as we write it. */
    static Optional<UUID> uuid(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text)).filter(it -> it.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
