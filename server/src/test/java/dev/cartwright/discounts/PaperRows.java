package dev.cartwright.discounts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which units are bought, given or make up a set: they are laid out in a row and picked. */
final class PaperRows {

    private final PaperCart cart;

    PaperRows(PaperCart cart) {
        this.cart = cart;
    }

    private static List<PaperUnit> units(List<PaperLine> lines) {
        return lines.stream().flatMap(line -> line.units.stream()).toList();
    }

    /** Returns the units that are given; these and those bought count for no other. */
    Set<PaperUnit> given(Action.BuyGet it) {
        var buys = new HashSet<>(units(cart.lines(it.buy())));
        var gets = new HashSet<>(units(cart.lines(it.get() == null ? it.buy() : it.get())));
        gets.removeIf(unit -> unit.room().signum() <= 0);
        var order = Comparator.comparing((PaperUnit unit) -> unit.left);
        var row =
                new ArrayList<>(
                        units(cart.goods).stream()
                                .filter(unit -> !unit.used && !unit.using)
                                .filter(unit -> buys.contains(unit) || gets.contains(unit))
                                .sorted(
                                        it.which() == Action.Choice.CHEAPEST
                                                ? order
                                                : order.reversed())
                                .toList());
        var bought = new HashSet<PaperUnit>();
        var given = new HashSet<PaperUnit>();
        for (int n = 0; it.times() == null || n < it.times(); n++) {
            var buying = new ArrayList<PaperUnit>();
            row.reversed().stream()
                    .filter(buys::contains)
                    .sorted(Comparator.comparing(gets::contains))
                    .limit(it.buyUnits())
                    .forEach(buying::add);
            var giving =
                    row.stream()
                            .filter(unit -> gets.contains(unit) && !buying.contains(unit))
                            .limit(it.getUnits())
                            .toList();
            if (buying.size() < it.buyUnits()
                    || giving.isEmpty()
                    || (it.allOrNothing() && giving.size() < it.getUnits())) {
                break;
            }
            bought.addAll(buying);
            given.addAll(giving);
            row.removeAll(buying);
            row.removeAll(giving);
        }
        return relabelled(bought, given);
    }

    /** Of units of a line that are alike those come first that were bought, then those given. */
    private Set<PaperUnit> relabelled(Set<PaperUnit> bought, Set<PaperUnit> given) {
        var chosen = new HashSet<PaperUnit>();
        for (var line : cart.goods) {
            for (int from = 0, to; from < line.units.size(); from = to) {
                var first = line.units.get(from);
                for (to = from; to < line.units.size() && line.units.get(to).alike(first); ) {
                    to++;
                }
                var alike = List.copyOf(line.units.subList(from, to));
                int buys = (int) alike.stream().filter(bought::contains).count();
                int gets = (int) alike.stream().filter(given::contains).count();
                chosen.addAll(alike.subList(buys, buys + gets));
                alike.subList(0, buys + gets).forEach(unit -> unit.using = true);
            }
        }
        return chosen;
    }

    /** Returns the units of the next set, or none. */
    Set<PaperUnit> set(Action.Together it) {
        var order = new ArrayList<Integer>();
        var fits = new ArrayList<List<PaperUnit>>();
        for (var part : it.parts()) {
            order.add(order.size());
            fits.add(
                    units(cart.lines(part.goods())).stream()
                            .filter(unit -> !unit.used && !unit.using)
                            .sorted(Comparator.comparing((PaperUnit unit) -> unit.left).reversed())
                            .toList());
        }
        order.sort(Comparator.comparingInt(part -> fits.get(part).size()));
        var set = new HashSet<PaperUnit>();
        for (var part : order) {
            var units = it.parts().get(part).units();
            var chosen =
                    fits.get(part).stream()
                            .filter(unit -> !set.contains(unit))
                            .limit(units == null ? 1 : units)
                            .toList();
            if (chosen.size() < (units == null ? 1 : units)) {
                return Set.of();
            }
            set.addAll(chosen);
        }
        return set;
    }
}
