package dev.cartwright.coupons;

import java.security.SecureRandom;

/** Characters of generated codes that nobody foresees; for one thread. */
final class RandomCharacters {

    private static final int SIZE = CodeShape.ALPHABET.length();

    /** Bytes from here on are dropped, for with them some characters would come more often. */
    private static final int EVEN = 256 / SIZE * SIZE;

    private final SecureRandom random = new SecureRandom();
    private final byte[] bytes = new byte[4096];
    private int next = bytes.length;

    char next() {
        int drawn;
        do {
            if (next == bytes.length) {
                random.nextBytes(bytes);
                next = 0;
            }
            drawn = Byte.toUnsignedInt(bytes[next++]);
        } while (drawn >= EVEN);
        return CodeShape.ALPHABET.charAt(drawn % SIZE);
    }
}
