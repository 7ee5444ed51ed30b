package dev.cartwright.hostile;

import java.util.random.RandomGenerator;

/** Names things as Stripe does, and always the same from one seed. */
final class Ids {

    private static final String LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    String next(String prefix) {
        var id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
