package dev.cartwright.processors;

/**
 * Finds where a value of JSON ends, also in text that is broken or was cut; by hand, for an
 * expression that knows of backslashes runs out of stack on a long value.
 */
final class JsonValue {

    private JsonValue() {}

    /** Returns the place after the value that begins here; the text's end where it has none. */
    static int end(String text, int from) {
        if (from >= text.length()) {
            return text.length();
        }
        return switch (text.charAt(from)) {
            case '"', '\\' -> endOfText(text, from);
            case '{', '[' -> endOfMany(text, from);
            default -> endOfWord(text, from);
        };
    }

    /**
     * Within text that is quoted n times its quotes have 2ⁿ − 1 backslashes; those of what is
     * quoted within have more, but never as many again.
     */
    private static int endOfText(String text, int from) {
        var open = from;
        while (open < text.length() && text.charAt(open) == '\\') {
            open++;
        }
        var level = open - from;
        var backslashes = 0;
        for (int i = open + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' && (backslashes - level) % (2 * (level + 1)) == 0) {
                return i + 1;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return text.length();
    }

    private static int endOfMany(String text, int from) {
        var depth = 0;
        for (int i = from; i < text.length(); ) {
            var c = text.charAt(i);
            if (c == '"' || (c == '\\' && quotes(text, i))) {
                i = endOfText(text, i);
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            i++;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean quotes(String text, int backslash) {
        var i = backslash;
        while (i < text.length() && text.charAt(i) == '\\') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '"';
    }

    private static int endOfWord(String text, int from) {
        var i = from;
        while (i < text.length() && " \t\r\n,}]\\\"".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
