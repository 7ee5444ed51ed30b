package dev.cartwright.discounts;

/** Sets of small numbers as bits: lines of a cart, promotions of a set. */
final class Mask {

    private Mask() {}

    static long[] of(int size) {
        return new long[(size + 63) >> 6];
    }

    static void add(long[] mask, int number) {
        mask[number >> 6] |= 1L << number;
    }

    static boolean has(long[] mask, int number) {
        return (mask[number >> 6] & (1L << number)) != 0;
    }

    static void addAll(long[] mask, long[] others) {
        for (int w = 0; w < mask.length; w++) {
            mask[w] |= others[w];
        }
    }

    static void removeAll(long[] mask, long[] others) {
        for (int w = 0; w < mask.length; w++) {
            mask[w] &= ~others[w];
        }
    }

    static boolean isEmpty(long[] mask) {
        for (long word : mask) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first from there on, or -1. */
    static int next(long[] mask, int from) {
        int w = from >> 6;
        if (w >= mask.length) {
            return -1;
        }
        var word = mask[w] & (-1L << from);
        while (word == 0) {
            if (++w == mask.length) {
                return -1;
            }
            word = mask[w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(word);
    }
}
