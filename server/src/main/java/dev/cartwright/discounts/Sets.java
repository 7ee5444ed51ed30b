package dev.cartwright.discounts;

import dev.cartwright.discounts.Action.Choice;

/**
 * Complete sets, one after the other: the part that the fewest units fit chooses first, and the
 * dearest that fits. What is off a set is spread over its units.
 */
final class Sets {

    /** More sets than anybody buys: what is off each of them is reckoned anew. */
    static final int MOST = 1_000;

    private final Step.InSets step;
    private final Run run;
    private final long[][] fits;
    private final long[] any;
    private UnitOrder order;

    Sets(Step.InSets step, Run run) {
        this.step = step;
        this.run = run;
        this.fits = new long[step.parts().size()][];
        this.any = run.scene().none();
        for (int part = 0; part < fits.length; part++) {
            fits[part] = step.parts().get(part).lines(run.scene());
            Mask.addAll(any, fits[part]);
        }
        order = new UnitOrder(run.scene(), any, Choice.DEAREST);
    }

    void take() {
        var times = Math.min(step.times(), MOST);
        for (long n = 0; n < times && complete(); n++) {
            order.choose();
            if (step.cut().of(run.chosenBase(any)) == 0) {
                break;
            }
            run.use(any);
            run.cut(any, step.cut(), Action.Per.TOTAL);
            run.unchoose(any);
            order = new UnitOrder(run.scene(), any, Choice.DEAREST);
        }
        run.end(any, Long.MAX_VALUE);
    }

    /** Reserves the units of a set, as far as there is one. */
    private boolean complete() {
        var done = new boolean[fits.length];
        var free = new long[fits.length];
        for (int part = 0; part < fits.length; part++) {
            free[part] = free(fits[part]);
        }
        for (int n = 0; n < fits.length; n++) {
            int next = -1;
            for (int part = 0; part < fits.length; part++) {
                if (!done[part] && (next < 0 || free[part] < free[next])) {
                    next = part;
                }
            }
            done[next] = true;
            if (!reserve(fits[next], step.units().get(next))) {
                return false;
            }
        }
        return true;
    }

    private long free(long[] lines) {
        long free = 0;
        for (int n = 0; n < order.size(); n++) {
            free += Mask.has(lines, order.line(n)) && unused(n) ? order.free(n) : 0;
        }
        return free;
    }

    private boolean unused(int n) {
        return run.scene().line(order.line(n)).unused(order.part(n));
    }

    private boolean reserve(long[] lines, int units) {
        for (int n = 0; n < order.size() && units > 0; n++) {
            if (Mask.has(lines, order.line(n)) && unused(n)) {
                var some = Math.min(units, order.free(n));
                order.reserve(n, some);
                units -= some;
            }
        }
        return units == 0;
    }
}
