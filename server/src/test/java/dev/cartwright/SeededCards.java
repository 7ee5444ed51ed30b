package dev.cartwright;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Numbers of cards that nobody has, each for one place: one that turns up says whence it came. */
final class SeededCards {

    private static final int LENGTH = 16;

    /** No two of them look alike, so that none is found by chance. */
    private static final long STEP = 7_919_191_919L;

    private final Map<String, String> places = new HashMap<>();

    /** Returns a number of Visa's, with Luhn's check digit, that stands for this place alone. */
    String next(String place) {
        var payload = "4%014d".formatted(places.size() * STEP % 100_000_000_000_000L);
        var sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            var digit = payload.charAt(i) - '0';
            var twice = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += i % 2 == 0 ? twice : digit;
        }
        var number = payload + (10 - sum % 10) % 10;
        if (places.put(number, place) != null) {
            throw new IllegalStateException("too many places for numbers of their own");
        }
        return number;
    }

    int size() {
        return places.size();
    }

    /** Returns the places whose numbers are in the text, whatever is between their digits. */
    Set<String> in(CharSequence text) {
        var found = new LinkedHashSet<String>();
        var digits = new StringBuilder();
        text.chars()
                .filter(it -> Character.digit(it, 10) >= 0)
                .forEach(it -> digits.append(Character.digit(it, 10)));
        for (int i = 0; i + LENGTH <= digits.length(); i++) {
            if (digits.charAt(i) == '4') {
                var place = places.get(digits.substring(i, i + LENGTH));
                if (place != null) {
                    found.add(place);
                }
            }
        }
        return found;
    }
}
