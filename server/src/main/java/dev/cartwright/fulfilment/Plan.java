package dev.cartwright.fulfilment;

import static java.util.Comparator.comparing;

import dev.cartwright.inventory.Picking.Share;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.OrderLine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of an order can be picked now, where, and what has to wait for goods; pure.
 *
 * @param waiting units by line that are not there yet
 */
record Plan(List<Pick> picks, Map<UUID, Integer> waiting) {

    /**
     * What one location picks.
     *
     * @param location null where the parts of a bundle lie at several, or no stock is kept
     * @param units by line
     */
    record Pick(@Nullable String location, Map<UUID, Integer> units) {}

    private static final String ANYWHERE = "";

    Plan {
        picks = List.copyOf(picks);
        waiting = Map.copyOf(waiting);
    }

    /**
     * @param shares what has not left of what stock is kept of
     * @param picked what is being picked already
     */
    static Plan of(Units.Counted counted, List<Share> shares, List<Fulfilment> picked) {
        var ready = ready(shares, picked);
        var picks = new LinkedHashMap<String, Map<UUID, Integer>>();
        var waiting = new LinkedHashMap<UUID, Integer>();
        var free = new LinkedHashMap<UUID, Integer>();
        for (var line : counted.order().lines()) {
            var open = Objects.requireNonNull(counted.lines().get(line.id())).open();
            if (open == 0) {
                continue;
            }
            if (shares.stream().noneMatch(it -> it.line().equals(line.sku()))) {
                free.put(line.id(), open);
                continue;
            }
            var left = pick(line, open, ready.getOrDefault(line.sku(), Map.of()), picks);
            if (left > 0) {
                waiting.put(line.id(), left);
            }
        }
        if (!free.isEmpty()) {
            // What no stock is kept of goes along with the rest.
            var first = picks.isEmpty() ? ANYWHERE : picks.keySet().iterator().next();
            picks.computeIfAbsent(first, _ -> new LinkedHashMap<>()).putAll(free);
        }
        return new Plan(
                picks.entrySet().stream()
                        .map(it -> new Pick(location(it.getKey()), it.getValue()))
                        .toList(),
                waiting);
    }

    private static int pick(
            OrderLine line,
            int open,
            Map<String, Integer> ready,
            Map<String, Map<UUID, Integer>> picks) {
        var left = open;
        for (var there : ready.entrySet()) {
            var some = Math.min(left, there.getValue());
            if (some > 0) {
                picks.computeIfAbsent(there.getKey(), _ -> new LinkedHashMap<>())
                        .put(line.id(), some);
                there.setValue(there.getValue() - some);
                left -= some;
            }
        }
        return left;
    }

    /** Units that are there and that nobody picks, by what was bought and where they lie. */
    private static Map<Sku, Map<String, Integer>> ready(
            List<Share> shares, List<Fulfilment> picked) {
        var ready = new HashMap<Sku, Map<String, Integer>>();
        for (var share : shares) {
            ready.computeIfAbsent(share.line(), _ -> new LinkedHashMap<>())
                    .put(key(share.location()), share.ready());
        }
        for (var fulfilment : picked) {
            for (var line : fulfilment.lines()) {
                var there = ready.getOrDefault(line.sku(), Map.of());
                if (fulfilment.location() == null) {
                    takeAnywhere(line.quantity(), there);
                } else {
                    there.computeIfPresent(
                            fulfilment.location(), (_, units) -> units - line.quantity());
                }
            }
        }
        return ready;
    }

    /** From what lies at several locations before what lies at one. */
    private static void takeAnywhere(int units, Map<String, Integer> there) {
        var left = units;
        var order = there.keySet().stream().sorted(comparing(it -> !it.equals(ANYWHERE))).toList();
        for (var location : order) {
            var some = Math.min(left, Math.max(there.getOrDefault(location, 0), 0));
            there.merge(location, -some, Integer::sum);
            left -= some;
        }
    }

    private static String key(@Nullable String location) {
        return location == null ? ANYWHERE : location;
    }

    private static @Nullable String location(String key) {
        return key.equals(ANYWHERE) ? null : key;
    }
}
