package dev.cartwright.discounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line or a delivery on paper, with each of its units. */
final class PaperLine {

    final String id;
    final @Nullable Item item;
    final @Nullable Delivery delivery;
    final BigDecimal base;
    BigDecimal shown;
    private final BigDecimal least;
    List<PaperUnit> units = new ArrayList<>();

    private PaperLine(
            String id,
            @Nullable Item item,
            @Nullable Delivery delivery,
            BigDecimal base,
            BigDecimal shown,
            BigDecimal least) {
        this.id = id;
        this.item = item;
        this.delivery = delivery;
        this.base = base;
        this.shown = shown;
        this.least = least;
    }

    static PaperLine of(Item item, @Nullable Percent margin) {
        var price = BigDecimal.valueOf(item.unitPriceMinor());
        var least = BigDecimal.valueOf(item.floorMinor());
        if (item.costMinor() != null && margin != null) {
            least =
                    new BigDecimal(margin.text())
                            .movePointLeft(2)
                            .add(BigDecimal.ONE)
                            .multiply(BigDecimal.valueOf(item.costMinor()))
                            .setScale(0, RoundingMode.CEILING)
                            .max(least);
        }
        var line = new PaperLine(item.id(), item, null, price, price, least);
        for (int n = 0; n < item.quantity(); n++) {
            line.units.add(new PaperUnit(line, price));
        }
        return line;
    }

    static PaperLine of(Delivery delivery) {
        var price = BigDecimal.valueOf(delivery.priceMinor());
        var line = new PaperLine(delivery.id(), null, delivery, price, price, BigDecimal.ZERO);
        line.units.add(new PaperUnit(line, price));
        return line;
    }

    PaperLine copy() {
        var copy = new PaperLine(id, item, delivery, base, shown, least);
        units.forEach(unit -> copy.units.add(unit.copy(copy)));
        return copy;
    }

    BigDecimal floor() {
        return shown.min(least);
    }

    BigDecimal sum(Function<PaperUnit, BigDecimal> figure) {
        return units.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal left() {
        return sum(unit -> unit.left);
    }

    BigDecimal shownSum() {
        return shown.multiply(BigDecimal.valueOf(units.size()));
    }

    boolean reduced() {
        return shown.compareTo(base) < 0 || (item != null && item.reduced());
    }

    void keep() {
        for (var unit : units) {
            unit.left = unit.left.subtract(unit.off);
            unit.off = BigDecimal.ZERO;
            unit.used |= unit.using;
            unit.using = false;
        }
        units.sort(
                Comparator.comparing((PaperUnit unit) -> unit.left)
                        .reversed()
                        .thenComparing(unit -> unit.used));
    }

    /** What was tried is the price on the shelf from now on. */
    void reprice() {
        shown = shown.subtract(units.getFirst().off);
        for (var unit : units) {
            unit.left = shown;
            unit.off = BigDecimal.ZERO;
        }
    }
}
