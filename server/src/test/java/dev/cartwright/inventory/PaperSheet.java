package dev.cartwright.inventory;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of one SKU at one location the units, what is promised, and what they cost, on paper. */
final class PaperSheet {

    /** Lots are named so that they expire by their names; those without a label go last. */
    static final Comparator<String> FIRST_OUT =
            comparing((String lot) -> lot.equals("-")).thenComparing(lot -> lot);

    int onHand;
    int reserved;
    int limit;
    int shortage;
    long value;
    final TreeMap<String, Integer> lots = new TreeMap<>(FIRST_OUT);

    int free() {
        return onHand - reserved + limit;
    }

    void settle(boolean counted) {
        var missing = Math.max(0, reserved - onHand - limit);
        shortage = counted ? missing : Math.min(shortage, missing);
    }

    /** Nobody takes what is not there or promised. */
    boolean mayGo(int units) {
        var left = onHand - units;
        return units < 0 || (left >= 0 && reserved <= left + limit + shortage);
    }

    void change(int delta, boolean counted) {
        if (delta > 0) {
            put(delta, average(delta), lots.isEmpty() ? null : "-");
        } else if (delta < 0) {
            take(-delta, 0);
        }
        settle(counted);
    }

    long average(int units) {
        return onHand == 0 ? 0 : share(value, units, onHand);
    }

    void put(int units, long cost, @Nullable String lot) {
        if (lot != null) {
            if (lots.isEmpty()) {
                lots.put("-", onHand);
            }
            lots.merge(lot, units, Integer::sum);
        }
        onHand += units;
        value += cost;
    }

    record Some(@Nullable String lot, int units, long cost) {}

    List<Some> take(int units, int promised) {
        var taken = new ArrayList<Some>();
        if (lots.isEmpty()) {
            taken.add(new Some(null, units, 0));
        } else {
            var left = units;
            for (var lot : lots.entrySet()) {
                var some = Math.min(left, lot.getValue());
                if (some > 0) {
                    taken.add(new Some(lot.getKey(), some, 0));
                    lot.setValue(lot.getValue() - some);
                    left -= some;
                }
            }
        }
        var priced = new ArrayList<Some>();
        for (var some : taken) {
            var cost = share(value, some.units(), onHand);
            onHand -= some.units();
            value -= cost;
            priced.add(new Some(some.lot(), some.units(), cost));
        }
        reserved -= promised;
        settle(false);
        return priced;
    }

    static long share(long value, int units, int all) {
        return units == all
                ? value
                : BigDecimal.valueOf(value * units)
                        .divide(BigDecimal.valueOf(all), RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
