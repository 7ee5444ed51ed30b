package dev.cartwright.inventory;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The stock as one would keep it on paper, one step after the other, without a line of the product:
 * the model that a random history is compared with.
 */
final class PaperStock {

    /** Of each location the units, what is promised, and what they cost. */
    static final class Sheet {
        int onHand;
        int reserved;
        int limit;
        int shortage;
        long value;
        final TreeMap<String, Integer> lots = new TreeMap<>(FIRST_OUT);

        int free() {
            return onHand - reserved + limit;
        }

        private void settle(boolean counted) {
            var missing = Math.max(0, reserved - onHand - limit);
            shortage = counted ? missing : Math.min(shortage, missing);
        }
    }

    /** What somebody was promised of one line at one location. */
    static final class Promise {
        final String holder;
        final String line;
        final String sku;
        final String location;
        final int each;
        final int quantity;
        int released;
        int shipped;
        int returned;
        long cost;
        boolean paid;
        final TreeMap<String, Integer> lots = new TreeMap<>(FIRST_OUT.reversed());

        Promise(String holder, Part part, String location, int quantity) {
            this.holder = holder;
            this.line = part.line();
            this.sku = part.sku();
            this.each = part.each();
            this.location = location;
            this.quantity = quantity;
        }

        int open() {
            return quantity - released - shipped;
        }

        int away() {
            return shipped - returned;
        }
    }

    record Part(String line, String sku, int each, int units) {}

    private record Slice(String location, int from, int to) {}

    /** Lots are named so that they expire by their names; those without a label go last. */
    private static final Comparator<String> FIRST_OUT =
            comparing((String lot) -> lot.equals("-")).thenComparing(lot -> lot);

    private final List<String> locations;
    private final Map<String, Map<String, Integer>> bundles;
    final Map<String, Sheet> sheets = new TreeMap<>();
    final List<Promise> promises = new ArrayList<>();

    PaperStock(List<String> locations, Map<String, Map<String, Integer>> bundles) {
        this.locations = locations;
        this.bundles = bundles;
    }

    Sheet sheet(String sku, String location) {
        return sheets.computeIfAbsent(sku + "@" + location, _ -> new Sheet());
    }

    private @Nullable Sheet known(String sku, String location) {
        return sheets.get(sku + "@" + location);
    }

    void receive(
            String sku, String location, int units, @Nullable Integer cost, @Nullable String lot) {
        var sheet = sheet(sku, location);
        put(sheet, units, cost == null ? average(sheet, units) : (long) cost * units, lot);
        sheet.settle(false);
    }

    boolean adjust(String sku, String location, int delta) {
        var sheet = known(sku, location);
        if (sheet == null || !mayGo(sheet, -delta)) {
            return false;
        }
        change(sheet, delta, false);
        return true;
    }

    void count(String sku, String location, int units) {
        var sheet = sheet(sku, location);
        change(sheet, units - sheet.onHand, true);
    }

    boolean move(String sku, String from, String to, int units) {
        var origin = known(sku, from);
        if (origin == null || !mayGo(origin, units)) {
            return false;
        }
        for (var some : take(origin, units, 0)) {
            put(sheet(sku, to), some.units(), some.value(), some.lot());
            sheet(sku, to).settle(false);
        }
        return true;
    }

    /** Nobody takes what is not there or promised. */
    private static boolean mayGo(Sheet sheet, int units) {
        var left = sheet.onHand - units;
        return units < 0 || (left >= 0 && sheet.reserved <= left + sheet.limit + sheet.shortage);
    }

    private void change(Sheet sheet, int delta, boolean counted) {
        if (delta > 0) {
            put(sheet, delta, average(sheet, delta), sheet.lots.isEmpty() ? null : "-");
        } else if (delta < 0) {
            take(sheet, -delta, 0);
        }
        sheet.settle(counted);
    }

    private static long average(Sheet sheet, int units) {
        return sheet.onHand == 0 ? 0 : share(sheet.value, units, sheet.onHand);
    }

    private static void put(Sheet sheet, int units, long value, @Nullable String lot) {
        if (lot != null) {
            if (sheet.lots.isEmpty()) {
                sheet.lots.put("-", sheet.onHand);
            }
            sheet.lots.merge(lot, units, Integer::sum);
        }
        sheet.onHand += units;
        sheet.value += value;
    }

    private record Some(@Nullable String lot, int units, long value) {}

    private static List<Some> take(Sheet sheet, int units, int promised) {
        var taken = new ArrayList<Some>();
        if (sheet.lots.isEmpty()) {
            taken.add(new Some(null, units, 0));
        } else {
            var left = units;
            for (var lot : sheet.lots.entrySet()) {
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
            var value = share(sheet.value, some.units(), sheet.onHand);
            sheet.onHand -= some.units();
            sheet.value -= value;
            priced.add(new Some(some.lot(), some.units(), value));
        }
        sheet.reserved -= promised;
        sheet.settle(false);
        return priced;
    }

    private static long share(long value, int units, int all) {
        return units == all
                ? value
                : BigDecimal.valueOf(value * units)
                        .divide(BigDecimal.valueOf(all), RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** As a shopper is promised goods; what the cart held before goes back, if all can be had. */
    boolean reserve(String holder, @Nullable String cart, Map<String, Integer> wanted) {
        var mine = promises.stream().filter(it -> it.holder.equals(cart) && it.open() > 0).toList();
        mine.forEach(it -> sheet(it.sku, it.location).reserved -= it.open());
        var parts = parts(wanted);
        var found = new LinkedHashMap<String, List<Slice>>();
        for (var part : parts) {
            found.computeIfAbsent(part.sku(), sku -> slices(sku, demand(parts, sku)));
        }
        if (found.values().stream().anyMatch(List::isEmpty)) {
            mine.forEach(it -> sheet(it.sku, it.location).reserved += it.open());
            return false;
        }
        for (var held : mine) {
            held.released = held.quantity;
            sheet(held.sku, held.location).settle(false);
        }
        found.forEach((sku, slices) -> {
            var from = 0;
            for (var part : parts.stream().filter(it -> it.sku().equals(sku)).toList()) {
                share(holder, part, from, slices);
                from += part.units();
            }
        });
        return true;
    }

    private void share(String holder, Part part, int from, List<Slice> slices) {
        var byLocation = new LinkedHashMap<String, Integer>();
        for (var slice : slices) {
            var units = Math.min(from + part.units(), slice.to()) - Math.max(from, slice.from());
            if (units > 0) {
                byLocation.merge(slice.location(), units, Integer::sum);
            }
        }
        byLocation.forEach((location, units) -> {
            promises.add(new Promise(holder, part, location, units));
            sheet(part.sku(), location).reserved += units;
        });
    }

    private List<Part> parts(Map<String, Integer> wanted) {
        var parts = new ArrayList<Part>();
        new TreeMap<>(wanted)
                .forEach((line, units) ->
                        bundles.getOrDefault(line, Map.of(line, 1))
                                .forEach((sku, each) ->
                                        parts.add(new Part(line, sku, each, units * each))));
        return parts;
    }

    private static int demand(List<Part> parts, String sku) {
        return parts.stream().filter(it -> it.sku().equals(sku)).mapToInt(Part::units).sum();
    }

    private List<Slice> slices(String sku, int wanted) {
        var kept = locations.stream().filter(it -> known(sku, it) != null).toList();
        ToIntFunction<String> most = it -> Math.max(0, sheet(sku, it).free());
        ToIntFunction<String> there =
                it -> Math.max(0, sheet(sku, it).free() - sheet(sku, it).limit);
        for (var amount : List.of(there, most)) {
            for (var location : kept) {
                if (amount.applyAsInt(location) >= wanted) {
                    return List.of(new Slice(location, 0, wanted));
                }
            }
        }
        var slices = new ArrayList<Slice>();
        var upTo = 0;
        for (var beyond : new boolean[] {false, true}) {
            for (var location : kept) {
                var units =
                        beyond
                                ? most.applyAsInt(location) - there.applyAsInt(location)
                                : there.applyAsInt(location);
                var some = Math.min(units, wanted - upTo);
                if (some > 0) {
                    slices.add(new Slice(location, upTo, upTo + some));
                    upTo += some;
                }
            }
        }
        return upTo == wanted ? slices : List.of();
    }

    boolean allocate(String order) {
        var live = promises.stream().filter(it -> it.holder.equals(order)).toList();
        if (live.isEmpty() || live.stream().anyMatch(it -> it.released == it.quantity)) {
            return false;
        }
        live.forEach(it -> it.paid = true);
        return true;
    }

    void release(String holder) {
        promises.stream().filter(it -> it.holder.equals(holder)).forEach(this::giveBack);
    }

    /** Nobody has paid in time. */
    void expire() {
        promises.stream().filter(it -> !it.paid).forEach(this::giveBack);
    }

    private void giveBack(Promise promise) {
        var sheet = sheet(promise.sku, promise.location);
        sheet.reserved -= promise.open();
        promise.released += promise.open();
        sheet.settle(false);
    }

    /** Does the same to each component, in the order of the locations; or nothing. */
    private boolean each(
            String order, String line, int units, ToIntFunction<Promise> most, Act act) {
        var doing = shares(order, line, units, most);
        doing.forEach(act::does);
        return !doing.isEmpty();
    }

    /** What each promise of a line gives of some units; nothing where it cannot give all. */
    private Map<Promise, Integer> shares(
            String order, String line, int units, ToIntFunction<Promise> most) {
        var mine =
                promises.stream()
                        .filter(it -> it.holder.equals(order) && it.line.equals(line))
                        .sorted(comparing((Promise it) -> it.location))
                        .toList();
        var shares = new LinkedHashMap<Promise, Integer>();
        var left = new HashMap<String, Integer>();
        for (var promise : mine) {
            var wanted = left.computeIfAbsent(promise.sku, _ -> units * promise.each);
            var some = Math.min(wanted, most.applyAsInt(promise));
            if (some > 0) {
                shares.put(promise, some);
            }
            left.put(promise.sku, wanted - some);
        }
        return left.values().stream().allMatch(it -> it == 0) ? shares : Map.of();
    }

    private interface Act {
        void does(Promise promise, int units);
    }

    /** Of each shelf no more than there is. */
    boolean ship(String order, String line, int units) {
        var doing = shares(order, line, units, it -> it.paid ? it.open() : 0);
        if (doing.entrySet().stream()
                .anyMatch(it ->
                        sheet(it.getKey().sku, it.getKey().location).onHand < it.getValue())) {
            return false;
        }
        doing.forEach(this::send);
        return !doing.isEmpty();
    }

    private void send(Promise promise, int units) {
        for (var some : take(sheet(promise.sku, promise.location), units, units)) {
            promise.cost += some.value();
            if (some.lot() != null) {
                promise.lots.merge(some.lot(), some.units(), Integer::sum);
            }
        }
        promise.shipped += units;
    }

    boolean unship(String order, String line, int units) {
        return each(
                order,
                line,
                units,
                Promise::away,
                (promise, some) -> {
                    back(promise, some, sheet(promise.sku, promise.location));
                    promise.shipped -= some;
                    sheet(promise.sku, promise.location).reserved += some;
                });
    }

    boolean takeBack(String order, String line, int units, boolean sellable) {
        return each(
                order,
                line,
                units,
                Promise::away,
                (promise, some) -> {
                    back(
                            promise,
                            some,
                            sellable ? sheet(promise.sku, promise.location) : new Sheet());
                    promise.returned += some;
                });
    }

    private static void back(Promise promise, int units, Sheet to) {
        var left = units;
        var away = promise.away();
        var lots = new LinkedHashMap<@Nullable String, Integer>();
        for (var lot : promise.lots.entrySet()) {
            var some = Math.min(left, lot.getValue());
            if (some > 0) {
                lots.put(lot.getKey(), some);
                lot.setValue(lot.getValue() - some);
                left -= some;
            }
        }
        if (left > 0) {
            lots.put(to.lots.isEmpty() ? null : "-", left);
        }
        for (var lot : lots.entrySet()) {
            var value = share(promise.cost, lot.getValue(), away);
            promise.cost -= value;
            away -= lot.getValue();
            put(to, lot.getValue(), value, lot.getKey());
            to.settle(false);
        }
    }

    boolean giveUp(String order, String line, int units) {
        return each(
                order,
                line,
                units,
                it -> it.paid ? it.open() : 0,
                (promise, some) -> {
                    sheet(promise.sku, promise.location).reserved -= some;
                    promise.released += some;
                    sheet(promise.sku, promise.location).settle(false);
                });
    }
}
