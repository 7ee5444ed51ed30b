package dev.cartwright.discounts;

import dev.cartwright.discounts.Action.Choice;

/**
 * Units of some lines in the order they are picked: by what is left of them, ties by line, then by
 * their place in it. Alike units of a line are picked as one.
 */
final class UnitOrder {

    private final Scene scene;
    private final int[] lines;
    private final int[] parts;
    private final long[] left;
    private final int[] free;
    private final int[] reserved;
    private int size;

    UnitOrder(Scene scene, long[] mask, Choice which) {
        this.scene = scene;
        int most = 0;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            most += scene.line(i).parts();
        }
        lines = new int[most];
        parts = new int[most];
        left = new long[most];
        free = new int[most];
        reserved = new int[most];
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            for (int p = 0; p < scene.line(i).parts(); p++) {
                insert(i, p, which);
            }
        }
    }

    /** Equals stay in the order they come. */
    private void insert(int line, int part, Choice which) {
        var mine = scene.line(line).left(part);
        int n = size++;
        while (n > 0 && (which == Choice.CHEAPEST ? left[n - 1] > mine : left[n - 1] < mine)) {
            lines[n] = lines[n - 1];
            parts[n] = parts[n - 1];
            left[n] = left[n - 1];
            free[n] = free[n - 1];
            n--;
        }
        lines[n] = line;
        parts[n] = part;
        left[n] = mine;
        free[n] = scene.line(line).count(part);
    }

    int size() {
        return size;
    }

    int line(int n) {
        return lines[n];
    }

    int part(int n) {
        return parts[n];
    }

    int free(int n) {
        return free[n];
    }

    int reserved(int n) {
        return reserved[n];
    }

    void reserve(int n, int units) {
        free[n] -= units;
        reserved[n] += units;
    }

    void keepThoseWithRoom() {
        for (int n = 0; n < size; n++) {
            if (scene.line(lines[n]).room(parts[n]) <= 0) {
                free[n] = 0;
            }
        }
    }

    /** Chooses what was reserved. */
    void choose() {
        int last = 0;
        for (int n = 0; n < size; n++) {
            last = Math.max(last, parts[n]);
        }
        // From the last part of a line on, so that the numbers of those before stay as they are.
        for (int part = last; part >= 0; part--) {
            for (int n = 0; n < size; n++) {
                if (parts[n] == part && reserved[n] > 0) {
                    scene.line(lines[n]).split(part, reserved[n]);
                    scene.line(lines[n]).choose(part);
                }
            }
        }
    }
}
