package dev.cartwright.coupons;

/**
 * The last character of a generated code, by which a typing error is seen without looking the code
 * up.
 *
 * <p>ISO/IEC 7064:2003, pure system MOD 37-2, over 0 to 9 and A to Z: each character has the value
 * of its place there, the one {@code k} places before the last weighs 2<sup>k</sup>, and the sum is
 * 1 modulo 37. Every single wrong character is found, for neither a difference below 37 nor a power
 * of 2 is a multiple of this prime. So is every swap of two characters fewer than 36 places apart,
 * for 2 is a primitive root of 37: that of neighbours first of all.
 */
final class CheckCharacter {

    private static final int MODULUS = 37;
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private CheckCharacter() {}

    /**
     * Returns the character that makes the text, followed by it, right; {@code *} where that is no
     * letter or digit, as the standard has it.
     */
    static char of(String text) {
        return of(residue(text));
    }

    static boolean isRight(String text) {
        return residue(text) == 1;
    }

    /** The character that is right behind a text of this residue. */
    static char of(int residue) {
        var value = Math.floorMod(1 - residue * 2, MODULUS);
        return value == CHARACTERS.length() ? '*' : CHARACTERS.charAt(value);
    }

    /** The weighed sum of a text of 0 to 9 and A to Z; its last character weighs 1. */
    static int residue(String text) {
        var residue = 0;
        for (int i = 0; i < text.length(); i++) {
            residue = next(residue, text.charAt(i));
        }
        return residue;
    }

    /** The residue of a text with one character more. */
    static int next(int residue, char character) {
        var value = CHARACTERS.indexOf(character);
        if (value < 0) {
            throw new IllegalArgumentException("No check is defined of '" + character + "'");
        }
        return (residue * 2 + value) % MODULUS;
    }
}
