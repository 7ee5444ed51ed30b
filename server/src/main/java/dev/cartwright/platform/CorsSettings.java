package dev.cartwright.platform;

import dev.cartwright.kernel.InvalidField;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param origins whose pages may call the API from a browser, and shoppers come back to, besides
 *     the shop's own
 */
@ConfigurationProperties("cartwright.cors")
record CorsSettings(@DefaultValue List<String> origins) {

    /** As browsers write it: in lower case, without a path. On one's own machine https is rare. */
    private static final Pattern ORIGIN =
            Pattern.compile(
                    "https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?"
                            + "|http://(?:localhost|127\\.0\\.0\\.1)(?::[0-9]{1,5})?");

    CorsSettings {
        origins = List.copyOf(origins);
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new InvalidField(
                        "cartwright.cors.origins",
                        "cartwright.cors.origins must be origins such as https://app.example.org,"
                                + " not \"%s\"".formatted(origin));
            }
        }
    }
}
