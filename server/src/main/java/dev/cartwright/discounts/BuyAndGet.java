package dev.cartwright.discounts;

import java.util.Arrays;

/**
 * Buy X, get Y, round by round. The units lie in one row, the cheapest first (or the dearest, where
 * those are given): given is from its front, bought from its back, and first of all what cannot be
 * given.
 */
final class BuyAndGet {

    private final Step.Bought step;
    private final Run run;
    private final long[] buys;
    private final long[] gets;

    /** One row for each part of a line that either filter means; bought, given and free units. */
    private final int[] lines;

    private final int[] parts;
    private final int[] free;
    private final int[] bought;
    private final int[] given;
    private final boolean[] canBeGiven;
    private final boolean[] canBeBought;

    /** What one round takes; as long as no part is used up, the next takes the same. */
    private final int[] buying;

    private final int[] giving;
    private int size;
    private long rounds;

    BuyAndGet(Step.Bought step, Run run) {
        this.step = step;
        this.run = run;
        this.buys = step.buy().lines(run.scene());
        this.gets = step.get().lines(run.scene());
        var both = buys.clone();
        Mask.addAll(both, gets);
        var order = new UnitOrder(run.scene(), both, step.which());
        lines = new int[order.size()];
        parts = new int[order.size()];
        free = new int[order.size()];
        bought = new int[order.size()];
        given = new int[order.size()];
        buying = new int[order.size()];
        giving = new int[order.size()];
        canBeGiven = new boolean[order.size()];
        canBeBought = new boolean[order.size()];
        for (int n = 0; n < order.size(); n++) {
            add(order, n);
        }
    }

    private void add(UnitOrder order, int n) {
        var line = run.scene().line(order.line(n));
        if (line.unused(order.part(n))) {
            lines[size] = order.line(n);
            parts[size] = order.part(n);
            free[size] = order.free(n);
            canBeGiven[size] = Mask.has(gets, order.line(n)) && line.room(order.part(n)) > 0;
            canBeBought[size] = Mask.has(buys, order.line(n));
            size++;
        }
    }

    void take() {
        while (rounds < step.times() && round()) {
            // Each goes on where the last one stopped.
        }
        mark();
        var touched = run.scene().none();
        for (int n = 0; n < size; n++) {
            if (given[n] > 0) {
                Mask.add(touched, lines[n]);
            }
        }
        run.cut(touched, step.cut(), step.cut().usually());
        run.end(touched, Long.MAX_VALUE);
    }

    /** Returns whether another may follow. */
    private boolean round() {
        Arrays.fill(buying, 0);
        Arrays.fill(giving, 0);
        if (buy(buy(step.buyUnits(), false), true) > 0) {
            return false;
        }
        var missing = give(step.getUnits());
        if (missing == step.getUnits() || (missing > 0 && step.allOrNothing())) {
            return false;
        }
        var same = missing > 0 ? 1 : step.times() - rounds;
        for (int n = 0; n < size; n++) {
            var taken = buying[n] + giving[n];
            same = taken == 0 ? same : Math.min(same, free[n] / taken);
        }
        for (int n = 0; n < size; n++) {
            bought[n] += (int) same * buying[n];
            given[n] += (int) same * giving[n];
            free[n] -= (int) same * (buying[n] + giving[n]);
        }
        rounds += same;
        return missing == 0;
    }

    private long buy(long units, boolean givable) {
        for (int n = size - 1; n >= 0 && units > 0; n--) {
            if (canBeBought[n] && canBeGiven[n] == givable) {
                buying[n] = (int) Math.min(units, free[n]);
                units -= buying[n];
            }
        }
        return units;
    }

    private long give(long units) {
        for (int n = 0; n < size && units > 0; n++) {
            if (canBeGiven[n]) {
                giving[n] = (int) Math.min(units, free[n] - buying[n]);
                units -= giving[n];
            }
        }
        return units;
    }

    /** Makes what was bought and what is given parts of their own, those bought first. */
    private void mark() {
        int last = 0;
        for (int n = 0; n < size; n++) {
            last = Math.max(last, parts[n]);
        }
        for (int part = last; part >= 0; part--) {
            for (int n = 0; n < size; n++) {
                if (parts[n] == part) {
                    mark(run.scene().line(lines[n]), part, bought[n], given[n]);
                }
            }
        }
    }

    private static void mark(Line line, int part, int bought, int given) {
        if (bought > 0) {
            line.split(part, bought);
            line.use(part);
        }
        if (given > 0) {
            int at = bought > 0 ? part + 1 : part;
            line.split(at, given);
            line.use(at);
            line.choose(at);
        }
    }
}
