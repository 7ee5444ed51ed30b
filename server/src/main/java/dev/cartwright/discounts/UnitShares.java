package dev.cartwright.discounts;

/**
 * Divides an amount among the units of a line by largest remainder, ties to the first, without
 * looking at each of them.
 */
final class UnitShares {

    private UnitShares() {}

    /**
     * Parts of a line as a division goes on: units that take one more than the others come first.
     */
    private static final class Deal {

        private final Parts line;
        private final long[] each;
        private final long[] over;

        Deal(Parts line) {
            this.line = line;
            this.each = new long[line.parts()];
            this.over = new long[line.parts()];
        }

        /** Returns how many single coins are over once each unit has its whole share. */
        long shares(long amount, long weight, boolean[] in, long[] weights) {
            var spare = amount;
            for (int p = 0; p < each.length; p++) {
                over[p] = -1;
                if (in[p]) {
                    each[p] = Exact.share(amount, weights[p], weight);
                    over[p] = Exact.over(amount, weights[p], weight, each[p]);
                    spare -= each[p] * line.count(p);
                }
            }
            return spare;
        }

        /** Returns the part whose units come next for a coin. */
        int next() {
            int best = -1;
            for (int p = 0; p < over.length; p++) {
                if (over[p] >= 0 && (best < 0 || over[p] > over[best])) {
                    best = p;
                }
            }
            return best;
        }
    }

    static void spread(Parts line, long amount) {
        while (amount > 0) {
            var placed = line.parts() == 1 ? spreadAlike(line, amount) : spreadOnce(line, amount);
            if (placed == 0) {
                return;
            }
            amount -= placed;
        }
    }

    /** The usual line, all of whose units are alike. */
    private static long spreadAlike(Parts line, long amount) {
        if (!line.chosen(0) || line.room(0) <= 0) {
            return 0;
        }
        var before = line.actSum();
        var room = line.room(0);
        var each = amount / line.count(0);
        var spare = amount % line.count(0);
        if (each >= room) {
            line.take(0, room);
        } else {
            line.split(0, spare);
            line.take(0, spare > 0 ? each + 1 : each);
            if (line.parts() > 1) {
                line.take(1, each);
            }
        }
        return line.actSum() - before;
    }

    private static long spreadOnce(Parts line, long amount) {
        var before = line.actSum();
        var in = new boolean[line.parts()];
        var weights = new long[line.parts()];
        long weight = 0;
        for (int p = 0; p < in.length; p++) {
            in[p] = line.chosen(p) && line.room(p) > 0;
            weights[p] = line.left(p);
            weight += in[p] ? weights[p] * line.count(p) : 0;
        }
        if (weight == 0) {
            return 0;
        }
        var deal = new Deal(line);
        var coins = coins(deal, deal.shares(amount, weight, in, weights));
        for (int p = in.length - 1; p >= 0; p--) {
            if (in[p]) {
                give(line, p, deal.each[p], coins[p]);
            }
        }
        return line.actSum() - before;
    }

    /** Returns how many units of each part take a coin more. */
    private static long[] coins(Deal deal, long spare) {
        var coins = new long[deal.each.length];
        while (spare > 0) {
            int next = deal.next();
            coins[next] = Math.min(spare, deal.line.count(next));
            spare -= coins[next];
            deal.over[next] = -1;
        }
        return coins;
    }

    private static void give(Parts line, int part, long each, long coins) {
        var room = line.room(part);
        if (coins > 0 && each < room) {
            var rest = line.count(part) > coins;
            line.split(part, coins);
            line.take(part, each + 1);
            if (rest) {
                line.take(part + 1, each);
            }
        } else {
            line.take(part, Math.min(each, room));
        }
    }

    static void shrink(Parts line, long amount, long whole, boolean ofAction) {
        if (amount >= whole) {
            return;
        }
        var in = new boolean[line.parts()];
        var weights = new long[line.parts()];
        for (int p = 0; p < in.length; p++) {
            weights[p] = line.part(p, ofAction);
            in[p] = weights[p] > 0;
        }
        var deal = new Deal(line);
        var coins = coins(deal, deal.shares(amount, whole, in, weights));
        for (int p = in.length - 1; p >= 0; p--) {
            if (in[p]) {
                var rest = line.count(p) > coins[p];
                line.split(p, coins[p]);
                line.set(p, ofAction, coins[p] > 0 ? deal.each[p] + 1 : deal.each[p]);
                if (coins[p] > 0 && rest) {
                    line.set(p + 1, ofAction, deal.each[p]);
                }
            }
        }
    }
}
