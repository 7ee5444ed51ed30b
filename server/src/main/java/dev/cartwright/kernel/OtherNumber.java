package dev.cartwright.kernel;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** What shops write down every day and what might be taken for the number of a card. */
final class OtherNumber {

    /** Digits of the number of a thing (GS1): as those of cards were once, when it begins by 4. */
    static final int GTIN = 13;

    /** With its "+" (ITU-T E.164). */
    private static final int MOST_OF_PHONES = 15;

    /** A UUID (RFC 9562), or a digest: 32 hexadecimal digits or more, not all of them decimal. */
    private static final Pattern HEXADECIMAL =
            Pattern.compile(
                    "(?i)(?<![0-9a-f])([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|(?=[0-9]*[a-f])[0-9a-f]{32,})(?![0-9a-f])");

    /** How an IBAN begins (ISO 13616): country and check digits. */
    private static final Pattern IBAN = Pattern.compile("(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}");

    private static final int FEWEST_OF_IBAN = 15;
    private static final int MOST_OF_IBAN = 34;

    /** An IBAN in groups of four, which is longer than a UUID; digests may be longer still. */
    private static final int NEAR = 128;

    private OtherNumber() {}

    static boolean isPhone(String text, int start, int digits) {
        return digits <= MOST_OF_PHONES && start > 0 && text.charAt(start - 1) == '+';
    }

    /**
     * Returns whether the digits from the first place to the last one are part of such a number.
     */
    static boolean isAround(String text, int first, int last) {
        var from = Math.max(0, first - NEAR);
        var near = text.substring(from, Math.min(text.length(), last + NEAR));
        return isInHexadecimal(near, first - from, last - from)
                || isInIban(near, first - from, last - from);
    }

    private static boolean isInHexadecimal(String near, int first, int last) {
        return HEXADECIMAL
                .matcher(near)
                .results()
                .anyMatch(it -> it.start() <= first && last < it.end());
    }

    private static boolean isInIban(String near, int first, int last) {
        return IBAN.matcher(near)
                .results()
                .anyMatch(it -> it.start() <= first && isIban(near, it.start(), last));
    }

    /** Returns whether an IBAN begins there that ends at the last place or behind it. */
    private static boolean isIban(String near, int start, int last) {
        var letters = new StringBuilder();
        for (int i = start; i < near.length() && letters.length() <= MOST_OF_IBAN; i++) {
            var c = near.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                letters.append(c);
            } else if (c != ' ' && c != '\u00a0') {
                return false;
            }
            var isEnd = i + 1 == near.length() || !Character.isLetterOrDigit(near.charAt(i + 1));
            if (i >= last && isEnd && checks(letters)) {
                return true;
            }
        }
        return false;
    }

    /** ISO 7064, MOD 97-10: letters count from 10 on, and what comes first is moved behind. */
    private static boolean checks(CharSequence iban) {
        if (iban.length() < FEWEST_OF_IBAN || iban.length() > MOST_OF_IBAN) {
            return false;
        }
        var moved = new StringBuilder();
        for (int i = 0; i < iban.length(); i++) {
            moved.append(Character.digit(iban.charAt((i + 4) % iban.length()), 36));
        }
        return new BigInteger(moved.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
