package dev.cartwright.discounts;

import java.util.Arrays;

/**
 * The units of a line. Those that are alike make up one part, so that a thousand units cost no more
 * than one. Parts are kept with the most left first, of equals those that no promotion has counted:
 * this settles all ties within a line.
 */
abstract sealed class Parts permits Line {

    private static final int COUNT = 0;
    private static final int LEFT = 1;
    private static final int OFF = 2;
    private static final int ACT = 3;
    private static final int STATE = 4;
    private static final int WIDTH = 5;

    /** Bits of a part's state: counted before, counted by the present promotion, meant just now. */
    private static final long USED = 1;

    private static final long USING = 2;
    private static final long CHOSEN = 4;

    private long floor;
    private long[] cells = new long[WIDTH];
    private int parts;
    private long leftSum;
    private long offSum;
    private long actSum;
    private boolean using;

    /** All units are alike, and nothing is taken off them. */
    final void whole(int units, long left, long lowest) {
        floor = lowest;
        parts = 1;
        Arrays.fill(cells, 0);
        cells[COUNT] = units;
        cells[LEFT] = left;
        leftSum = units * left;
        offSum = 0;
        actSum = 0;
        using = false;
    }

    final long leftSum() {
        return leftSum;
    }

    /** What the promotion that is tried takes off. */
    final long offSum() {
        return offSum;
    }

    /** What the action that runs takes off. */
    final long actSum() {
        return actSum;
    }

    final int parts() {
        return parts;
    }

    final int count(int part) {
        return (int) cells[part * WIDTH + COUNT];
    }

    /** What is left of a unit after the promotions before. */
    final long left(int part) {
        return cells[part * WIDTH + LEFT];
    }

    final long room(int part) {
        var at = part * WIDTH;
        return cells[at + LEFT] - cells[at + OFF] - cells[at + ACT] - floor;
    }

    final boolean chosen(int part) {
        return (cells[part * WIDTH + STATE] & CHOSEN) != 0;
    }

    final boolean unused(int part) {
        return (cells[part * WIDTH + STATE] & (USED | USING)) == 0;
    }

    final void choose(int part) {
        cells[part * WIDTH + STATE] |= CHOSEN;
    }

    final void use(int part) {
        cells[part * WIDTH + STATE] |= USING;
        using = true;
    }

    final void chooseAll() {
        for (int p = 0; p < parts; p++) {
            choose(p);
        }
    }

    /** Chooses the first units, which have the most left. */
    final void chooseFirst(long units) {
        for (int p = 0; p < parts && units > 0; p++) {
            split(p, units);
            choose(p);
            units -= count(p);
        }
    }

    final void unchoose() {
        for (int p = 0; p < parts; p++) {
            cells[p * WIDTH + STATE] &= ~CHOSEN;
        }
    }

    /** Makes the first units of a part a part of their own. */
    final void split(int part, long units) {
        var at = part * WIDTH;
        var rest = cells[at + COUNT] - units;
        if (rest <= 0 || units <= 0) {
            return;
        }
        var end = parts * WIDTH;
        if (cells.length < end + WIDTH) {
            cells = Arrays.copyOf(cells, 2 * end + WIDTH);
        }
        System.arraycopy(cells, at, cells, at + WIDTH, end - at);
        cells[at + COUNT] = units;
        cells[at + WIDTH + COUNT] = rest;
        parts++;
    }

    final long chosenBase() {
        long sum = 0;
        for (int p = 0; p < parts; p++) {
            sum += chosen(p) ? count(p) * left(p) : 0;
        }
        return sum;
    }

    final long chosenRoom() {
        long sum = 0;
        for (int p = 0; p < parts; p++) {
            sum += chosen(p) ? count(p) * room(p) : 0;
        }
        return sum;
    }

    /** Takes so much off each unit of a part. */
    final void take(int part, long each) {
        cells[part * WIDTH + ACT] += each;
        actSum += each * count(part);
    }

    /** What the action took becomes the promotion's. */
    final void endAction() {
        for (int p = 0; p < parts; p++) {
            var at = p * WIDTH;
            cells[at + OFF] += cells[at + ACT];
            cells[at + ACT] = 0;
            cells[at + STATE] &= ~CHOSEN;
        }
        offSum += actSum;
        actSum = 0;
        join();
    }

    /** The promotion does not apply, or not now. */
    final void giveUp() {
        if (offSum == 0 && !using) {
            return;
        }
        for (int p = 0; p < parts; p++) {
            cells[p * WIDTH + OFF] = 0;
            cells[p * WIDTH + STATE] &= USED;
        }
        offSum = 0;
        using = false;
        join();
    }

    /** The promotion applies. */
    final void keep() {
        if (offSum == 0 && !using) {
            return;
        }
        for (int p = 0; p < parts; p++) {
            var at = p * WIDTH;
            cells[at + LEFT] -= cells[at + OFF];
            cells[at + OFF] = 0;
            cells[at + STATE] = cells[at + STATE] == 0 ? 0 : USED;
        }
        leftSum -= offSum;
        offSum = 0;
        using = false;
        if (parts > 1) {
            tidy();
        }
    }

    /** Sorts the parts. */
    private void tidy() {
        for (int p = 1; p < parts; p++) {
            for (int q = p; q > 0 && before(q, q - 1); q--) {
                swap(q);
            }
        }
        join();
    }

    /** Makes one part of neighbours that are alike. */
    private void join() {
        int last = 0;
        for (int p = 1; p < parts; p++) {
            if (Arrays.equals(
                    cells,
                    last * WIDTH + LEFT,
                    (last + 1) * WIDTH,
                    cells,
                    p * WIDTH + LEFT,
                    (p + 1) * WIDTH)) {
                cells[last * WIDTH + COUNT] += count(p);
            } else {
                System.arraycopy(cells, p * WIDTH, cells, ++last * WIDTH, WIDTH);
            }
        }
        parts = last + 1;
    }

    private boolean before(int one, int other) {
        return left(one) != left(other)
                ? left(one) > left(other)
                : cells[one * WIDTH + STATE] < cells[other * WIDTH + STATE];
    }

    private void swap(int part) {
        for (int at = part * WIDTH; at < (part + 1) * WIDTH; at++) {
            var kept = cells[at];
            cells[at] = cells[at - WIDTH];
            cells[at - WIDTH] = kept;
        }
    }

    /** Spreads over the chosen units, in proportion to what is left of them, as far as they go. */
    final void spread(long amount) {
        UnitShares.spread(this, amount);
    }

    /** Leaves only so much of what the promotion, or else the action, takes off. */
    final void shrink(long amount, boolean ofAction) {
        UnitShares.shrink(this, amount, ofAction ? actSum : offSum, ofAction);
    }

    final long part(int part, boolean ofAction) {
        return cells[part * WIDTH + (ofAction ? ACT : OFF)];
    }

    final void set(int part, boolean ofAction, long each) {
        var at = part * WIDTH + (ofAction ? ACT : OFF);
        var change = (each - cells[at]) * count(part);
        cells[at] = each;
        actSum += ofAction ? change : 0;
        offSum += ofAction ? 0 : change;
    }
}
