package dev.cartwright.kernel;

import java.util.BitSet;

/**
 * The number of a payment card where no number of a card may be: a shop that never has one cannot
 * lose one.
 *
 * <p>A number of 13 to 19 digits counts that begins as a network's cards do ({@link CardNetwork})
 * and ends with the check digit of ISO/IEC 7812-1, annex B (H. P. Luhn, US patent 2,950,048). Its
 * digits may be of any script, and one blank, dash or dot, or something that cannot be seen, may be
 * between two of them. What is known to be something else is none: a telephone number with its "+"
 * (ITU-T E.164), an IBAN, a UUID, a digest, and a GTIN of 13 digits with its own check digit.
 */
public final class CardNumber {

    /** What a person is told whose text has one. */
    public static final String REFUSAL = "must not have what may be the number of a card";

    static final int FEWEST = 13;
    static final int MOST = 19;

    /** The most that PCI DSS lets stay of a number that is cut (PCI SSC, FAQ 1091). */
    private static final int SHOWN_FIRST = 6;

    private static final int SHOWN_LAST = 4;

    /** Fewer could be guessed, as the check digit tells one of them. */
    private static final int HIDDEN = 6;

    private CardNumber() {}

    /** Returns whether the text has something that may be the number of a card. */
    public static boolean isIn(String text) {
        var runs = new DigitRuns(text);
        while (runs.next()) {
            if (runs.anyCard((_, _) -> true)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Throws {@link InvalidField} where the text has something that may be the number of a card;
     * its message never repeats the number.
     */
    public static void refuse(String field, String text) {
        if (isIn(text)) {
            throw new InvalidField(field, REFUSAL);
        }
    }

    /**
     * Returns the text with what may be the number of a card made unreadable: of 16 digits the
     * first six and the last four stay, of fewer digits fewer of the first.
     */
    public static String masked(String text) {
        var hidden = new BitSet();
        var runs = new DigitRuns(text);
        while (runs.next()) {
            runs.anyCard((from, to) -> {
                var shown = Math.min(SHOWN_FIRST, to - from - SHOWN_LAST - HIDDEN);
                for (int i = from + shown; i < to - SHOWN_LAST; i++) {
                    hidden.set(runs.place(i));
                }
                return false;
            });
        }
        return hidden.isEmpty() ? text : starred(text, hidden);
    }

    private static String starred(String text, BitSet hidden) {
        var masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            masked.appendCodePoint(hidden.get(i) ? '*' : text.codePointAt(i));
        }
        return masked.toString();
    }
}
