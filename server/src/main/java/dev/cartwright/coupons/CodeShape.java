package dev.cartwright.coupons;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.kernel.CardNumber;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * What the generated codes of a batch look like: the merchant's prefix, then characters that nobody
 * mistakes for each other, of which the last is the check.
 *
 * @param length of what follows the prefix, with the check character
 */
record CodeShape(String prefix, int length) {

    /**
     * Of characters that are mistaken for each other one at most: none of 0 O Q, 1 I L, U (V), and
     * of 2 Z, 5 S, 6 G, 8 B the digit. No vowel is left, so no code is a word that offends.
     */
    static final String ALPHABET = "23456789CDFHJKMNPRTVWXY";

    static final int SHORTEST = 6;
    static final int LONGEST = 30;
    static final int LONGEST_PREFIX = 20;

    /** Of all codes that a shape has, so many at most are given out for each hundred. */
    private static final long PER_HUNDRED = 1;

    /** Returns whether the code looks like one of these, its check character aside. */
    boolean fits(String code) {
        if (code.length() != prefix.length() + length || !code.startsWith(prefix)) {
            return false;
        }
        for (int i = prefix.length(); i < code.length(); i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many different codes may be given out, before a guess hits too easily. */
    BigInteger most() {
        return space().multiply(BigInteger.valueOf(PER_HUNDRED)).divide(BigInteger.valueOf(100));
    }

    /** Returns how many codes there are: those whose check character is in the alphabet. */
    BigInteger space() {
        var texts = Map.of(CheckCharacter.residue(prefix), BigInteger.ONE);
        for (int i = 1; i < length; i++) {
            texts = longer(texts);
        }
        return texts.entrySet().stream()
                .filter(it -> ALPHABET.indexOf(CheckCharacter.of(it.getKey())) >= 0)
                .map(Map.Entry::getValue)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** How many texts of one character more have which residue. */
    private static Map<Integer, BigInteger> longer(Map<Integer, BigInteger> texts) {
        var longer = new HashMap<Integer, BigInteger>();
        texts.forEach((residue, count) ->
                ALPHABET.chars()
                        .forEach(it ->
                                longer.merge(
                                        CheckCharacter.next(residue, (char) it),
                                        count,
                                        BigInteger::add)));
        return longer.entrySet().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Draws a code; each that there is is as likely as any other. */
    String draw(RandomCharacters random) {
        while (true) {
            var code = new StringBuilder(prefix);
            for (int i = 1; i < length; i++) {
                code.append(random.next());
            }
            var check = CheckCharacter.of(code.toString());
            if (ALPHABET.indexOf(check) >= 0) {
                var whole = code.append(check).toString();
                if (!CardNumber.isIn(whole)) { // Nobody could type it: such numbers are refused.
                    return whole;
                }
            }
        }
    }
}
