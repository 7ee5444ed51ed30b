package dev.cartwright.hooks;

import dev.cartwright.kernel.InvalidField;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a receiver wants to be sent along, such as a key of its own. */
final class CustomHeaders {

    private static final String FIELD = "headers";
    private static final int MOST = 10;

    /** Source: RFC 9110, 5.6.2 and 5.5; of values only what every receiver reads alike. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]{0,998}[!-~])?");

    /** Ours, and those by which a request would mean another. */
    private static final Set<String> TAKEN =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent");

    private CustomHeaders() {}

    /** Returns them by name; null where nothing was said about them. */
    static @Nullable Map<String, String> read(@Nullable Map<String, String> wanted) {
        if (wanted == null) {
            return null;
        }
        if (wanted.size() > MOST) {
            throw new InvalidField(FIELD, "must have at most " + MOST + " of them");
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        wanted.forEach((name, value) -> {
            requireFree(name);
            if (value == null || !VALUE.matcher(value).matches()) {
                throw new InvalidField(
                        FIELD + "." + name, "must have 1 to 1,000 characters of ASCII");
            }
            if (headers.put(name, value) != null) {
                throw new InvalidField(FIELD + "." + name, "must be there once");
            }
        });
        return headers;
    }

    private static void requireFree(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidField(FIELD, "must have names that HTTP allows");
        }
        var small = name.toLowerCase(Locale.ROOT);
        if (TAKEN.contains(small) || small.startsWith("webhook-")) {
            throw new InvalidField(FIELD + "." + name, "is set by the shop itself");
        }
    }
}
