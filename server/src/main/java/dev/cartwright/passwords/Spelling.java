package dev.cartwright.passwords;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** One spelling for what a person means: keyboards write one letter in more than one way. */
final class Spelling {

    private Spelling() {}

    /**
     * Returns the text in NFKC, as NIST SP 800-63B section 3.1.1.2 asks: "é" is one character
     * whether the keyboard sent one or two, and so is a wide "Ａ".
     */
    static String canonical(CharSequence text) {
        return Normalizer.normalize(text, Form.NFKC);
    }

    /** Returns the text as it is compared where case does not matter. */
    static String folded(CharSequence text) {
        return canonical(canonical(text).toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the text with letters in place of what is often written for them. "I" and "l" become
     * one, for "1" is written for both: only what went through here may be compared with it.
     */
    static String plain(String text) {
        return text.codePoints()
                .map(Spelling::plain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int plain(int point) {
        return switch (point) {
            case '0' -> 'o';
            case '1', 'i' -> 'l';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> point;
        };
    }

    /** Returns letters and digits alone: "Ada.Lovelace" and "ada_lovelace" are the same. */
    static String squeezed(CharSequence text) {
        return folded(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
