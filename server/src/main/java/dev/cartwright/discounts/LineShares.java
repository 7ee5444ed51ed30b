package dev.cartwright.discounts;

import java.util.Arrays;

/**
 * Divides an amount among lines by largest remainder, ties to the first. What a line cannot take is
 * offered to the others again, until all is placed or nobody takes more.
 */
final class LineShares {

    private final Scene scene;
    private final long[] weights;
    private final long[] room;
    private final long[] shares;
    private final long[] over;

    LineShares(Scene scene) {
        this.scene = scene;
        var lines = scene.size();
        weights = new long[lines];
        room = new long[lines];
        shares = new long[lines];
        over = new long[lines];
    }

    /** Spreads over the chosen units of these lines, in proportion to what is left of them. */
    void spread(long[] lines, long amount) {
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            weights[i] = scene.line(i).chosenBase();
            room[i] = scene.line(i).chosenRoom();
            shares[i] = 0;
        }
        var rest = amount;
        while (rest > 0) {
            var placed = offer(lines, rest);
            if (placed == 0) {
                break;
            }
            rest -= placed;
        }
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            scene.line(i).spread(shares[i]);
        }
    }

    private long offer(long[] lines, long amount) {
        long whole = 0;
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            whole += room[i] > 0 ? weights[i] : 0;
        }
        if (whole == 0) {
            return 0;
        }
        var spare = amount;
        Arrays.fill(over, -1);
        long placed = 0;
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            if (room[i] > 0) {
                var share = Exact.share(amount, weights[i], whole);
                over[i] = Exact.over(amount, weights[i], whole, share);
                spare -= share;
                placed += place(i, share);
            }
        }
        for (; spare > 0; spare--) {
            placed += place(next(), 1);
        }
        return placed;
    }

    private long place(int line, long share) {
        var some = Math.min(share, room[line]);
        shares[line] += some;
        room[line] -= some;
        return some;
    }

    private int next() {
        int best = 0;
        for (int i = 1; i < over.length; i++) {
            best = over[i] > over[best] ? i : best;
        }
        over[best] = -1;
        return best;
    }

    /** Leaves only so much of what the promotion, or its present action, takes off. */
    void shrink(long[] lines, long amount, long whole, boolean ofAction) {
        var spare = amount;
        Arrays.fill(over, -1);
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            weights[i] = ofAction ? scene.line(i).actSum() : scene.line(i).offSum();
            shares[i] = Exact.share(amount, weights[i], whole);
            over[i] = weights[i] > 0 ? Exact.over(amount, weights[i], whole, shares[i]) : -1;
            spare -= shares[i];
        }
        for (; spare > 0; spare--) {
            shares[next()]++;
        }
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            scene.line(i).shrink(shares[i], ofAction);
        }
    }
}
