package dev.cartwright.search;

/** How many slips of the finger lie between what was typed and a word. */
final class Slips {

    private Slips() {}

    /**
     * Counts letters left out, put in, changed, or swapped with their neighbour: the optimal string
     * alignment distance (Damerau 1964), in time proportional to the product of the lengths.
     */
    static int between(String typed, String word) {
        var before = new int[word.length() + 1];
        var last = new int[word.length() + 1];
        for (int j = 0; j <= word.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            var row = new int[word.length() + 1];
            row[0] = i;
            for (int j = 1; j <= word.length(); j++) {
                var same = typed.charAt(i - 1) == word.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (swapped(typed, i, word, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[word.length()];
    }

    private static boolean swapped(String typed, int i, String word, int j) {
        return i > 1
                && j > 1
                && typed.charAt(i - 1) == word.charAt(j - 2)
                && typed.charAt(i - 2) == word.charAt(j - 1);
    }
}
