package dev.cartwright.platform;

import org.jspecify.annotations.Nullable;

/** The version a caller has seen: a change goes ahead only while it still is that one. */
public record IfMatch(int version) {

    public static final String HEADER = "If-Match";

    /** Reads the header's text: a version between quotes, as {@code ETag} gave it. */
    public static IfMatch valueOf(String text) {
        var digits = text.strip().replaceFirst("^(?:W/)?\"(.*)\"$", "$1");
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("must be a version as ETag gave it, such as \"3\"");
        }
        return new IfMatch(Integer.parseInt(digits));
    }

    public static @Nullable Integer of(@Nullable IfMatch header) {
        return header == null ? null : header.version();
    }
}
