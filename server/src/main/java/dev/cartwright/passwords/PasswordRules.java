package dev.cartwright.passwords;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a password may be: long enough, and not what others guess first. No classes of characters
 * are asked for, they make passwords that people forget and programs guess (NIST SP 800-63B).
 */
record PasswordRules(String field, CommonPasswords common) {

    static final int FEWEST = 8;
    static final int MOST = 128;

    /** In UTF-16, however a keyboard writes its characters: nothing longer is even normalised. */
    static final int MOST_UNITS = 1_024;

    /** Of somebody's data shorter words are parts of too many others. */
    private static final int SHORTEST_WORD = 4;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final List<String> KEYBOARD =
            List.of("qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiop");

    /**
     * @param personal what is known of the person
     * @param shops what the shop is called
     */
    void check(String password, Collection<String> personal, Collection<String> shops) {
        if (password.length() > MOST_UNITS) {
            throw new InvalidField(field, "must have at most " + MOST + " characters");
        }
        if (password.codePoints().anyMatch(PasswordRules::isNoText)) {
            throw new InvalidField(field, "must not contain control characters");
        }
        var length = Spelling.length(Spelling.canonical(password));
        if (length < FEWEST) {
            throw new InvalidField(field, "must have at least " + FEWEST + " characters");
        }
        if (length > MOST) {
            throw new InvalidField(field, "must have at most " + MOST + " characters");
        }
        if (isSimple(Spelling.folded(password))) {
            throw new InvalidField(
                    field, "must not be one character again and again or a sequence");
        }
        if (Text.isUnseen(password)) {
            throw new InvalidField(field, "must have characters that can be seen");
        }
        if (Guesses.of(password).anyMatch(common::contain)) {
            throw new InvalidField(
                    field, "is one of the most common passwords; several words are a better one");
        }
        if (Guesses.of(password).anyMatch(it -> consistsOf(personal, it))) {
            throw new InvalidField(field, "must not be your e-mail address or name");
        }
        if (Guesses.of(password).anyMatch(it -> consistsOf(shops, it))) {
            throw new InvalidField(field, "must not be the shop's name");
        }
    }

    private static boolean isNoText(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    /** "aaaaaaaa", "abababab", "12345678", "hgfedcba", "67890123", "asdfghjk". */
    private static boolean isSimple(String password) {
        var points = password.codePoints().toArray();
        var rows =
                Stream.concat(KEYBOARD.stream(), KEYBOARD.stream().map(PasswordRules::backwards));
        return isCount(points)
                || IntStream.rangeClosed(1, 3).anyMatch(period -> repeats(points, period))
                || rows.anyMatch(row -> row.contains(password));
    }

    private static boolean repeats(int[] points, int period) {
        return IntStream.range(period, points.length)
                .allMatch(i -> points[i] == points[i - period]);
    }

    /** Each character is the one after, or before, the last; after 9 comes 0. */
    private static boolean isCount(int[] points) {
        return Stream.of(1, -1)
                .anyMatch(step ->
                        IntStream.range(1, points.length)
                                .allMatch(i -> follows(points[i - 1], points[i], step)));
    }

    private static boolean follows(int before, int after, int step) {
        return (isDigit(before) && isDigit(after))
                ? Math.floorMod(before - '0' + step, 10) == after - '0'
                : after - before == step;
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    private static String backwards(String row) {
        return new StringBuilder(row).reverse().toString();
    }

    /** Without these words nothing is left of it but digits and punctuation. */
    private static boolean consistsOf(Collection<String> known, String password) {
        var words =
                known.stream()
                        .flatMap(PasswordRules::words)
                        .map(Spelling::folded)
                        .flatMap(it -> Stream.of(it, Spelling.plain(it)))
                        .map(Spelling::squeezed)
                        .filter(it -> Spelling.length(it) >= SHORTEST_WORD)
                        .collect(toCollection(PasswordRules::longestFirst));
        var squeezed = Spelling.squeezed(password);
        if (words.isEmpty() || squeezed.isEmpty()) {
            return false;
        }
        var any = words.stream().map(Pattern::quote).collect(joining("|"));
        var rest = squeezed.replaceAll(any, " ");
        return !rest.equals(squeezed) && rest.codePoints().noneMatch(Character::isLetter);
    }

    private static TreeSet<String> longestFirst() {
        return new TreeSet<>(comparingInt(String::length).reversed().thenComparing(it -> it));
    }

    /** The whole, what is before the "@" of an address, and each word of it or of a name. */
    private static Stream<String> words(String known) {
        var name = known.contains("@") ? known.substring(0, known.lastIndexOf('@')) : known;
        return Stream.concat(Stream.of(known, name), BETWEEN_WORDS.splitAsStream(name));
    }
}
