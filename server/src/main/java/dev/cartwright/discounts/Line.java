package dev.cartwright.discounts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line, or a delivery, while promotions run over it. */
final class Line extends Parts {

    final int place;
    final String id;
    final @Nullable Item item;
    final int quantity;
    final long basePrice;
    private final long lowest;

    private long price;

    Line(int place, Item item, @Nullable Percent margin) {
        this.place = place;
        this.id = item.id();
        this.item = item;
        this.quantity = item.quantity();
        this.basePrice = item.unitPriceMinor();
        this.lowest = Math.max(item.floorMinor(), marginFloor(item.costMinor(), margin));
        shown(basePrice);
    }

    Line(int place, Delivery delivery) {
        this.place = place;
        this.id = delivery.id();
        this.item = null;
        this.quantity = 1;
        this.basePrice = delivery.priceMinor();
        this.lowest = 0;
        shown(basePrice);
    }

    /** Rounded up: half a cent below is below. */
    private static long marginFloor(@Nullable Long cost, @Nullable Percent margin) {
        if (cost == null || margin == null) {
            return 0;
        }
        var whole = (long) Percent.WHOLE + margin.tenThousandths();
        return Math.ceilDiv(Math.multiplyExact(cost, whole), (long) Percent.WHOLE);
    }

    /** The shop shows this price; whatever was taken off begins anew. */
    void shown(long unitPrice) {
        price = unitPrice;
        whole(quantity, price, Math.min(price, lowest));
    }

    long price() {
        return price;
    }

    boolean reduced() {
        return price < basePrice || (item != null && item.reduced());
    }

    long baseSum() {
        return basePrice * quantity;
    }

    long shownSum() {
        return price * quantity;
    }

    /** What was tried becomes the price on the shelf; it is the same for each unit. */
    void reprice() {
        if (offSum() > 0) {
            shown(price - offSum() / quantity);
        }
    }

    List<Discounted.Units> units() {
        var units = new ArrayList<Discounted.Units>(parts());
        int count = 0;
        for (int p = 0; p < parts(); p++) {
            count += count(p);
            if (p + 1 == parts() || left(p + 1) != left(p)) {
                units.add(new Discounted.Units(count, basePrice - left(p)));
                count = 0;
            }
        }
        return units;
    }
}
