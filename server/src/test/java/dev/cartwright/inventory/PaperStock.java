package dev.cartwright.inventory;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The stock as one would keep it on paper, without a line of the product: what a random history is
 * compared with.
 */
final class PaperStock {

    record Part(String line, String sku, int each, int units) {}

    private record Slice(String location, int from, int to) {}

    private final List<String> locations;
    private final Map<String, Map<String, Integer>> bundles;
    final Map<String, PaperSheet> sheets = new TreeMap<>();
    final List<PaperPromise> promises = new ArrayList<>();

    PaperStock(List<String> locations, Map<String, Map<String, Integer>> bundles) {
        this.locations = locations;
        this.bundles = bundles;
    }

    PaperSheet sheet(String sku, String location) {
        return sheets.computeIfAbsent(sku + "@" + location, _ -> new PaperSheet());
    }

    private @Nullable PaperSheet known(String sku, String location) {
        return sheets.get(sku + "@" + location);
    }

    void receive(
            String sku, String location, int units, @Nullable Integer cost, @Nullable String lot) {
        var sheet = sheet(sku, location);
        sheet.put(units, cost == null ? sheet.average(units) : (long) cost * units, lot);
        sheet.settle(false);
    }

    boolean adjust(String sku, String location, int delta) {
        var sheet = known(sku, location);
        if (sheet == null || !sheet.mayGo(-delta)) {
            return false;
        }
        sheet.change(delta, false);
        return true;
    }

    void count(String sku, String location, int units) {
        var sheet = sheet(sku, location);
        sheet.change(units - sheet.onHand, true);
    }

    boolean move(String sku, String from, String to, int units) {
        var origin = known(sku, from);
        if (origin == null || !origin.mayGo(units)) {
            return false;
        }
        for (var some : origin.take(units, 0)) {
            sheet(sku, to).put(some.units(), some.cost(), some.lot());
            sheet(sku, to).settle(false);
        }
        return true;
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
            promises.add(new PaperPromise(holder, part, location, units));
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
        var whole = live.stream().noneMatch(it -> it.released == it.quantity);
        live.forEach(it -> it.paid |= whole);
        return whole && !live.isEmpty();
    }

    void release(Predicate<PaperPromise> whose) {
        promises.stream().filter(whose).forEach(this::giveBack);
    }

    private void giveBack(PaperPromise promise) {
        var sheet = sheet(promise.sku, promise.location);
        sheet.reserved -= promise.open();
        promise.released += promise.open();
        sheet.settle(false);
    }

    /** Does the same to each component, in the order of the locations; or nothing. */
    private boolean each(
            String order,
            String line,
            int units,
            ToIntFunction<PaperPromise> most,
            BiConsumer<PaperPromise, Integer> act) {
        var doing = shares(order, line, units, most);
        doing.forEach(act);
        return !doing.isEmpty();
    }

    /** What each promise of a line gives of some units; nothing where it cannot give all. */
    private Map<PaperPromise, Integer> shares(
            String order, String line, int units, ToIntFunction<PaperPromise> most) {
        var mine =
                promises.stream()
                        .filter(it -> it.holder.equals(order) && it.line.equals(line))
                        .sorted(comparing((PaperPromise it) -> it.location))
                        .toList();
        var shares = new LinkedHashMap<PaperPromise, Integer>();
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

    private void send(PaperPromise promise, int units) {
        for (var some : sheet(promise.sku, promise.location).take(units, units)) {
            promise.cost += some.cost();
            if (some.lot() != null) {
                promise.lots.merge(some.lot(), some.units(), Integer::sum);
            }
        }
        promise.shipped += units;
    }

    boolean unship(String order, String line, int units) {
        return each(order, line, units, PaperPromise::away, this::unsend);
    }

    /** What never left changes nothing that is missing. */
    private void unsend(PaperPromise promise, int units) {
        var sheet = sheet(promise.sku, promise.location);
        var missing = sheet.shortage;
        back(promise, units, sheet);
        promise.shipped -= units;
        sheet.reserved += units;
        sheet.shortage = missing;
    }

    boolean takeBack(String order, String line, int units, boolean sellable) {
        return each(
                order,
                line,
                units,
                PaperPromise::away,
                (promise, some) -> {
                    back(
                            promise,
                            some,
                            sellable ? sheet(promise.sku, promise.location) : new PaperSheet());
                    promise.returned += some;
                });
    }

    private static void back(PaperPromise promise, int units, PaperSheet to) {
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
            var value = PaperSheet.share(promise.cost, lot.getValue(), away);
            promise.cost -= value;
            away -= lot.getValue();
            to.put(lot.getValue(), value, lot.getKey());
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
