package dev.cartwright.passwords;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stands behind a password that somebody has decorated, as programs that guess undo it: words
 * with digits and punctuation behind them, or with digits and signs in place of letters.
 */
final class Guesses {

    /** Shorter words are the beginning of too many others. */
    static final int SHORTEST = 4;

    private static final Pattern TAIL = Pattern.compile("[\\p{N}\\p{P}\\p{Z}$+<=>^`|~]*");

    private Guesses() {}

    /** Returns the password, and what it may have been, in both spellings. */
    static Stream<String> of(String password) {
        var folded = Spelling.folded(password);
        var words =
                IntStream.rangeClosed(SHORTEST, folded.length())
                        .filter(end -> TAIL.matcher(folded).region(end, folded.length()).matches())
                        .mapToObj(end -> folded.substring(0, end))
                        .filter(it -> it.codePoints().anyMatch(Character::isLetter));
        return Stream.concat(Stream.of(folded), words)
                .flatMap(it -> Stream.of(it, Spelling.plain(it)));
    }
}
