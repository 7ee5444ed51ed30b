package dev.cartwright.files;

import java.util.regex.Pattern;

/**
 * How a text stands in a file so that it is read as just that text: with an apostrophe before it,
 * which reading takes away again, where it would be something else without.
 */
public enum Quoting {
    /** Others' files, which know nothing of this. */
    FOREIGN("(?!)"),

    /** JSON: an apostrophe alone is a text that is empty, where a blank says nothing. */
    LINES("'*"),

    /** CSV: the same, and a spreadsheet does not calculate what begins with an apostrophe. */
    SHEET("'*(" + Quoting.FORMULA + ")?");

    /** A number is no formula, with whatever sign. The last four are as wide as a Chinese sign. */
    private static final String FORMULA =
            "[=@\\t\\r\uff1d\uff0b\uff0d\uff20].*|[+-](?![0-9.,]+$).*";

    private static final Pattern CALCULATED = Pattern.compile(FORMULA, Pattern.DOTALL);

    private final Pattern quoted;

    Quoting(String quoted) {
        this.quoted = Pattern.compile(quoted, Pattern.DOTALL);
    }

    public static Quoting of(Format format) {
        return switch (format) {
            case CSV -> SHEET;
            case JSONL -> LINES;
        };
    }

    /** Says whether a spreadsheet would calculate it. */
    public static boolean isFormula(String text) {
        return CALCULATED.matcher(text).matches();
    }

    public String write(String text) {
        return quoted.matcher(text).matches() ? "'" + text : text;
    }

    /** Takes away what {@link #write} added, and nothing else: {@code '47} is a brand. */
    public String read(String text) {
        return text.startsWith("'") && quoted.matcher(text.substring(1)).matches()
                ? text.substring(1)
                : text;
    }
}
