package dev.cartwright.kernel;

import java.util.BitSet;

/** The digits of a text that are read as one number, however they are grouped. */
final class DigitRuns {

    private final String text;

    /** How far the text is read. */
    private int at;

    private int start;
    private int count;
    private int[] values = {};
    private int[] places = {};

    /** Which digits have no digit right before them. */
    private final BitSet heads = new BitSet();

    DigitRuns(String text) {
        this.text = text;
    }

    /** What is done with a number that may be a card's. */
    interface Finding {

        /** Returns whether to look no further than at these digits, the last one not among them. */
        boolean enough(int from, int to);
    }

    /** Goes on to the next run that is long enough for a card; this much costs no memory. */
    boolean next() {
        count = 0;
        var isBehindDigit = false;
        while (at < text.length()) {
            var c = text.codePointAt(at);
            if (digit(c) >= 0) {
                start = count == 0 ? at : start;
                count++;
                isBehindDigit = true;
            } else if (isBehindDigit && separates(c)) {
                isBehindDigit = false;
            } else if (count >= CardNumber.FEWEST && !isUnseen(c)) {
                break;
            } else if (!isUnseen(c)) {
                count = 0;
                isBehindDigit = false;
            }
            at += Character.charCount(c);
        }
        if (count < CardNumber.FEWEST) {
            return false;
        }
        read();
        return true;
    }

    /** Returns whether somebody had enough of the numbers that whole groups of digits make. */
    boolean anyCard(Finding finding) {
        if (OtherNumber.isPhone(text, start, count)) {
            return false;
        }
        for (int from = 0; from >= 0; from = heads.nextSetBit(from + 1)) {
            var most = Math.min(count, from + CardNumber.MOST);
            for (int to = from + CardNumber.FEWEST; to <= most; to++) {
                if ((to == count || heads.get(to))
                        && isCard(from, to)
                        && finding.enough(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns where in the text a digit is. */
    int place(int digit) {
        return places[digit];
    }

    private void read() {
        values = new int[count];
        places = new int[count];
        heads.clear();
        var last = -1;
        for (int i = start, n = 0; n < count; i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            var value = digit(c);
            if (value >= 0) {
                heads.set(n, last < 0);
                values[n] = value;
                places[n] = i;
                n++;
            }
            last = isUnseen(c) ? last : value;
        }
    }

    private boolean isCard(int from, int to) {
        var firstFour = 0;
        for (int i = from; i < from + 4; i++) {
            firstFour = firstFour * 10 + values[i];
        }
        return CardNetwork.issues(firstFour, to - from)
                && luhn(from, to) % 10 == 0
                && !(to - from == OtherNumber.GTIN && gtin(from, to) % 10 == 0)
                && !OtherNumber.isAround(text, places[from], places[to - 1]);
    }

    /** Every second digit from the right counts twice, and of two digits their sum. */
    private int luhn(int from, int to) {
        var sum = 0;
        for (int i = from; i < to; i++) {
            var twice = 2 * values[i];
            sum += (to - i) % 2 == 1 ? values[i] : twice > 9 ? twice - 9 : twice;
        }
        return sum;
    }

    /** Every second digit from the right counts three times (GS1 General Specifications, 7.9). */
    private int gtin(int from, int to) {
        var sum = 0;
        for (int i = from; i < to; i++) {
            sum += (to - i) % 2 == 1 ? values[i] : 3 * values[i];
        }
        return sum;
    }

    private static int digit(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return Character.digit(c, 10);
    }

    private static boolean separates(int c) {
        if (c < 0x80) {
            return c == ' ' || c == '-' || c == '.';
        }
        var type = Character.getType(c);
        return type == Character.SPACE_SEPARATOR || type == Character.DASH_PUNCTUATION;
    }

    private static boolean isUnseen(int c) {
        return c >= 0x80 && Character.getType(c) == Character.FORMAT;
    }
}
