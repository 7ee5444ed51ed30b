package dev.cartwright.hostile;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a request asks for: a form, flat, as {@code metadata[order]=7}. */
record Params(Map<String, String> values) {

    private static final String METADATA = "metadata[";
    private static final String EXPAND = "expand[";
    private static final String EACH = "data.";
    private static final long MOST = 99_999_999;

    /** Stripe wants their last digits to be zero: cards cannot settle them. */
    private static final Map<Integer, Set<String>> MULTIPLES =
            Map.of(10, Set.of("bhd", "jod", "kwd", "omr", "tnd"), 100, Set.of("isk", "ugx"));

    static Params of(String form) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                values.put(
                        decoded(cut < 0 ? pair : pair.substring(0, cut)),
                        cut < 0 ? "" : decoded(pair.substring(cut + 1)));
            }
        }
        return new Params(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.of(400, "invalid_request_error", null, "Invalid form: " + text);
        }
    }

    /** The same for two requests that ask the same, in whichever order. */
    String fingerprint() {
        return new TreeMap<>(values).toString();
    }

    /** Null if it is not said; Stripe takes what is empty for unsaid. */
    @Nullable String text(String name) {
        var value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String required(String name) {
        var value = text(name);
        if (value == null) {
            throw StripeError.invalid(
                    name, "parameter_missing", "Missing required param: " + name + ".");
        }
        return value;
    }

    boolean flag(String name) {
        return "true".equals(oneOf(name, "true", "false"));
    }

    @Nullable String oneOf(String name, String... allowed) {
        var value = text(name);
        if (value != null && !List.of(allowed).contains(value)) {
            throw StripeError.invalid(
                    name,
                    null,
                    "Invalid " + name + ": must be one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** Where somebody is sent; null if it is not said. */
    @Nullable String url(String name) {
        var value = text(name);
        if (value != null && !value.matches("https?://[^\\s\"<>\\\\^`{|}]+")) {
            throw StripeError.invalid(name, "url_invalid", "Not a valid URL");
        }
        return value;
    }

    String currency() {
        var code = required("currency").toLowerCase(Locale.ROOT);
        try {
            Currency.getInstance(code.toUpperCase(Locale.ROOT));
            return code;
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid("currency", null, "Invalid currency: " + code + ".");
        }
    }

    /** In minor units; whole units where a currency has no others. */
    long amount(String name, String currency) {
        var amount = whole(name, required(name));
        if (amount < 1 || amount > MOST) {
            throw StripeError.invalid(
                    name,
                    amount < 1 ? "parameter_invalid_integer" : "amount_too_large",
                    "Invalid amount: " + amount + ".");
        }
        MULTIPLES.forEach((unit, currencies) -> {
            if (currencies.contains(currency) && amount % unit != 0) {
                throw StripeError.invalid(
                        name,
                        "parameter_invalid_integer",
                        "Amounts in " + currency + " must be multiples of " + unit + ".");
            }
        });
        return amount;
    }

    @Nullable Long number(String name) {
        var value = text(name);
        return value == null ? null : (Long) whole(name, value);
    }

    private static long whole(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw StripeError.invalid(
                    name, "parameter_invalid_integer", "Invalid integer: " + value);
        }
    }

    /** As said; what is empty removes. */
    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(METADATA) && name.endsWith("]")) {
                var key = name.substring(METADATA.length(), name.length() - 1);
                if (key.length() > 40 || value.length() > 500 || metadata.size() == 50) {
                    throw StripeError.invalid(
                            name, null, "Metadata has 50 keys of 40 characters at most.");
                }
                metadata.put(key, value);
            }
        });
        return metadata;
    }

    /** Refuses whatever else is asked: a misspelt parameter would be ignored for ever. */
    void only(String... known) {
        for (var name : values.keySet()) {
            var root = name.contains("[") ? name.substring(0, name.indexOf('[')) : name;
            if (!root.equals("expand") && Arrays.stream(known).noneMatch(root::equals)) {
                throw StripeError.invalid(
                        root, "parameter_unknown", "Received unknown parameter: " + root);
            }
        }
    }

    /** Returns what is asked of each thing in a list. */
    Params ofEach() {
        var each = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(EXPAND) && value.startsWith(EACH)) {
                each.put(name, value.substring(EACH.length()));
            }
        });
        return new Params(each);
    }

    boolean expands(String field) {
        return values.entrySet().stream()
                .anyMatch(it -> it.getKey().startsWith(EXPAND) && it.getValue().equals(field));
    }
}
