package dev.cartwright.discounts;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import dev.cartwright.discounts.Action.Measure;
import dev.cartwright.discounts.Action.Per;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What actions do, unit by unit, as docs/promotions.md says it. */
final class PaperActions {

    private final PaperCart cart;
    private final Promotion promotion;
    final Map<Sku, Long> gifts = new LinkedHashMap<>();

    PaperActions(PaperCart cart, Promotion promotion) {
        this.cart = cart;
        this.promotion = promotion;
    }

    void run() {
        for (var action : promotion.actions()) {
            switch (action) {
                case Action.Goods it -> goods(it);
                case Action.Pick it -> pick(it);
                case Action.Tiers it -> tiers(it);
                case Action.BuyGet it -> {
                    var given = new PaperRows(cart).given(it);
                    cut(inOrder(given::contains), it.off(), per(null, it.off()));
                    end(null);
                }
                case Action.Together it -> sets(it);
                case Action.Shipping it -> shipping(it);
                case Action.Gift it -> gift(it);
                case Action.Catalogue it -> cut(units(cart.lines(it.goods())), it.off(), Per.UNIT);
            }
        }
    }

    private static List<PaperUnit> units(List<PaperLine> lines) {
        return lines.stream().flatMap(line -> line.units.stream()).toList();
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal off(Off off, BigDecimal base) {
        if (off.percent() != null) {
            return base.multiply(new BigDecimal(off.percent().text()))
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP);
        }
        return off.amount() != null
                ? cart.minor(off.amount())
                : base.subtract(cart.minor(off.price())).max(ZERO);
    }

    private static Per per(@Nullable Per said, Off off) {
        return said != null ? said : off.percent() != null ? Per.LINE : Per.UNIT;
    }

    /** Takes something off these units, which come line by line. */
    private void cut(List<PaperUnit> units, Off off, Per per) {
        var byLine = new LinkedHashMap<PaperLine, List<PaperUnit>>();
        units.forEach(it -> byLine.computeIfAbsent(it.line, _ -> new ArrayList<>()).add(it));
        switch (per) {
            case UNIT ->
                    units.forEach(
                            it -> it.act = it.act.add(off(off, it.left).min(it.room()).max(ZERO)));
            case LINE ->
                    byLine.values()
                            .forEach(its ->
                                    within(its, off(off, sum(its.stream().map(it -> it.left)))));
            case TOTAL -> {
                var amount = off(off, sum(units.stream().map(it -> it.left)));
                var placed = new HashMap<PaperLine, BigDecimal>();
                PaperShares.offer(
                        amount,
                        List.copyOf(byLine.entrySet()),
                        line -> sum(line.getValue().stream().map(it -> it.left)),
                        line ->
                                sum(line.getValue().stream().map(PaperUnit::room))
                                        .subtract(placed.getOrDefault(line.getKey(), ZERO)),
                        (line, some) -> placed.merge(line.getKey(), some, BigDecimal::add));
                byLine.forEach((line, its) -> within(its, placed.getOrDefault(line, ZERO)));
            }
        }
    }

    private static void within(List<PaperUnit> units, BigDecimal amount) {
        PaperShares.offer(
                amount,
                units,
                it -> it.left,
                PaperUnit::room,
                (it, some) -> it.act = it.act.add(some));
    }

    /** Ends an action; of what it took no more than the cap is left. */
    private void end(@Nullable Sums cap) {
        if (cap != null) {
            cart.shrink(cart.minor(cap), it -> it.act, (it, some) -> it.act = some);
        }
        for (var unit : cart.units()) {
            unit.off = unit.off.add(unit.act);
            unit.act = ZERO;
        }
    }

    private void goods(Action.Goods it) {
        var units = new ArrayList<PaperUnit>();
        for (var line : cart.lines(it.goods())) {
            var most = it.unitsPerLine() == null ? line.units.size() : it.unitsPerLine();
            units.addAll(line.units.stream().limit(most).toList());
        }
        if (it.groupsOf() != null) {
            var complete = units.size() / it.groupsOf() * it.groupsOf();
            units.subList(complete, units.size()).clear();
        }
        if (it.withShipping()) {
            units.addAll(units(cart.parcels));
        }
        cut(units, it.off(), per(it.per(), it.off()));
        end(it.cap());
    }

    private void pick(Action.Pick it) {
        var order = Comparator.comparing((PaperUnit unit) -> unit.left);
        var picked =
                units(cart.lines(it.goods())).stream()
                        .filter(unit -> unit.room().signum() > 0)
                        .sorted(it.which() == Action.Choice.CHEAPEST ? order : order.reversed())
                        .limit(it.units() == null ? 1 : it.units())
                        .toList();
        cut(inOrder(picked::contains), it.off(), per(null, it.off()));
        end(null);
    }

    private List<PaperUnit> inOrder(Predicate<PaperUnit> which) {
        return units(cart.goods).stream().filter(which).toList();
    }

    private void tiers(Action.Tiers it) {
        var lines = cart.lines(it.goods());
        if (it.by() == Measure.LINE_QUANTITY || it.by() == Measure.LINE_TOTAL) {
            lines.forEach(line -> tier(it, List.of(line)));
        } else {
            tier(it, lines);
        }
        end(it.cap());
    }

    private void tier(Action.Tiers it, List<PaperLine> lines) {
        var have =
                switch (it.by()) {
                    case CART_TOTAL -> cart.total(cart.goods, promotion);
                    case GOODS_TOTAL, LINE_TOTAL -> cart.total(lines, promotion);
                    case GOODS_QUANTITY, LINE_QUANTITY -> BigDecimal.valueOf(units(lines).size());
                };
        it.steps().stream()
                .filter(step -> from(step).compareTo(have) <= 0)
                .max(Comparator.comparing(this::from))
                .ifPresent(step -> cut(units(lines), step.off(), per(it.per(), step.off())));
    }

    private BigDecimal from(Action.Step step) {
        return step.units() != null ? BigDecimal.valueOf(step.units()) : cart.minor(step.total());
    }

    private void sets(Action.Together it) {
        for (int n = 0; it.times() == null || n < it.times(); n++) {
            var set = new PaperRows(cart).set(it);
            var base = sum(set.stream().map(unit -> unit.left));
            if (off(it.off(), base).min(base).signum() == 0) {
                break;
            }
            cut(inOrder(set::contains), it.off(), Per.TOTAL);
            set.forEach(unit -> unit.using = true);
        }
        end(null);
    }

    private void shipping(Action.Shipping it) {
        var parcels =
                cart.parcels.stream()
                        .filter(line ->
                                it.methods().isEmpty()
                                        || it.methods()
                                                .contains(requireNonNull(line.delivery).method()))
                        .toList();
        cut(units(parcels), it.off(), it.per() == null ? Per.LINE : it.per());
        end(it.cap());
    }

    private void gift(Action.Gift it) {
        long units = it.units() == null ? 1 : it.units();
        if (it.perUnitOf() != null) {
            units *= units(cart.lines(it.perUnitOf())).size();
        }
        if (it.most() != null) {
            units = Math.min(units, it.most());
        }
        if (units > 0 && cart.basket.giftPrices().containsKey(it.sku())) {
            gifts.merge(it.sku(), units, Long::sum);
        }
    }
}
