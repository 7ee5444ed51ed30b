package dev.cartwright.kernel;

import java.net.URI;
import java.time.Duration;

/** What a setting may be: a wrong one stops the start, with its name. */
public final class Setting {

    private Setting() {}

    /** Refuses a time that is zero or runs backwards. */
    public static void requirePositive(String property, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidField(property, property + " must be more than 0, not " + value);
        }
    }

    /** Refuses a count that would allow nothing. */
    public static void requireAtLeastOne(String property, long value) {
        if (value < 1) {
            throw new InvalidField(property, property + " must be at least 1, not " + value);
        }
    }

    /** Returns whether people can open it with a browser, wherever they are. */
    public static boolean isPage(String url) {
        try {
            var page = URI.create(url);
            var isWeb = "https".equals(page.getScheme()) || "http".equals(page.getScheme());
            return isWeb && page.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
