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
