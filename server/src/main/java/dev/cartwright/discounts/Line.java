package dev.cartwright.discounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line, or a delivery, while promotions run over it. Units that are alike make up one part, so
 * that a thousand units cost no more than one. Parts are kept with the most left first, of equals
 * those that no promotion has counted: this settles all ties within a line.
 */
final class Line {

    private static final int COUNT = 0;
    private static final int LEFT = 1;
    private static final int OFF = 2;
    private static final int ACT = 3;
    private static final int STATE = 4;
    private static final int WIDTH = 5;

    /** Bits of a part's state: counted before, counted by the present promotion, meant just now. */
    private static final long USED = 1;

    private static final long USING = 2;
    private static final long CHOSEN = 4;

    final int place;
    final String id;
    final @Nullable Item item;
    final int quantity;
    final long basePrice;
    private final long lowest;

    private long price;
    private long floor;
    private long[] cells = new long[WIDTH];
    private int parts = 1;
    private long leftSum;
    private long offSum;
    private long actSum;
    private boolean using;

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
        floor = Math.min(price, lowest);
        parts = 1;
        cells[COUNT] = quantity;
        cells[LEFT] = price;
        leftSum = price * quantity;
    }

    long price() {
        return price;
    }

    long floor() {
        return floor;
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

    long leftSum() {
        return leftSum;
    }

    /** What the promotion that is tried takes off. */
    long offSum() {
        return offSum;
    }

    /** What the action that runs takes off. */
    long actSum() {
        return actSum;
    }

    int parts() {
        return parts;
    }

    int count(int part) {
        return (int) cells[part * WIDTH + COUNT];
    }

    /** What is left of a unit after the promotions before. */
    long left(int part) {
        return cells[part * WIDTH + LEFT];
    }

    long room(int part) {
        var at = part * WIDTH;
        return cells[at + LEFT] - cells[at + OFF] - cells[at + ACT] - floor;
    }

    boolean chosen(int part) {
        return (cells[part * WIDTH + STATE] & CHOSEN) != 0;
    }

    boolean unused(int part) {
        return (cells[part * WIDTH + STATE] & (USED | USING)) == 0;
    }

    void choose(int part) {
        cells[part * WIDTH + STATE] |= CHOSEN;
    }

    void use(int part) {
        cells[part * WIDTH + STATE] |= USING;
        using = true;
    }

    void chooseAll() {
        for (int p = 0; p < parts; p++) {
            choose(p);
        }
    }

    /** Chooses the first units, which have the most left. */
    void chooseFirst(long units) {
        for (int p = 0; p < parts && units > 0; p++) {
            split(p, units);
            choose(p);
            units -= count(p);
        }
    }

    void unchoose() {
        for (int p = 0; p < parts; p++) {
            cells[p * WIDTH + STATE] &= ~CHOSEN;
        }
    }

    /** Makes the first units of a part a part of their own. */
    void split(int part, long units) {
        var at = part * WIDTH;
        var rest = cells[at + COUNT] - units;
        if (rest <= 0 || units <= 0) {
            return;
        }
        var end = parts * WIDTH;
        if (cells.length < end + WIDTH) {
            cells = Arrays.copyOf(cells, 2 * end + WIDTH);
        }
        System.arraycopy(cells, at, cells, at + WIDTH, end - at);
        cells[at + COUNT] = units;
        cells[at + WIDTH + COUNT] = rest;
        parts++;
    }

    long chosenBase() {
        long sum = 0;
        for (int p = 0; p < parts; p++) {
            sum += chosen(p) ? count(p) * left(p) : 0;
        }
        return sum;
    }

    long chosenRoom() {
        long sum = 0;
        for (int p = 0; p < parts; p++) {
            sum += chosen(p) ? count(p) * room(p) : 0;
        }
        return sum;
    }

    /** Takes so much off each unit of a part. */
    void take(int part, long each) {
        cells[part * WIDTH + ACT] += each;
        actSum += each * count(part);
    }

    /** What the action took becomes the promotion's. */
    void endAction() {
        for (int p = 0; p < parts; p++) {
            var at = p * WIDTH;
            cells[at + OFF] += cells[at + ACT];
            cells[at + ACT] = 0;
            cells[at + STATE] &= ~CHOSEN;
        }
        offSum += actSum;
        actSum = 0;
    }

    /** The promotion does not apply, or not now. */
    void giveUp() {
        if (offSum == 0 && !using) {
            return;
        }
        for (int p = 0; p < parts; p++) {
            cells[p * WIDTH + OFF] = 0;
            cells[p * WIDTH + STATE] &= USED;
        }
        offSum = 0;
        using = false;
    }

    /** The promotion applies. */
    void keep() {
        if (offSum == 0 && !using) {
            return;
        }
        for (int p = 0; p < parts; p++) {
            var at = p * WIDTH;
            cells[at + LEFT] -= cells[at + OFF];
            cells[at + OFF] = 0;
            cells[at + STATE] = cells[at + STATE] == 0 ? 0 : USED;
        }
        leftSum -= offSum;
        offSum = 0;
        using = false;
        if (parts > 1) {
            tidy();
        }
    }

    /** What was tried becomes the price on the shelf; it is the same for each unit. */
    void reprice() {
        if (offSum > 0) {
            var lower = price - cells[OFF];
            offSum = 0;
            cells[OFF] = 0;
            shown(lower);
        }
    }

    /** Sorts the parts, and makes one of those that are alike. */
    private void tidy() {
        for (int p = 1; p < parts; p++) {
            for (int q = p; q > 0 && before(q, q - 1); q--) {
                swap(q);
            }
        }
        int last = 0;
        for (int p = 1; p < parts; p++) {
            if (before(last, p)) {
                System.arraycopy(cells, p * WIDTH, cells, ++last * WIDTH, WIDTH);
            } else {
                cells[last * WIDTH + COUNT] += count(p);
            }
        }
        parts = last + 1;
    }

    private boolean before(int one, int other) {
        return left(one) != left(other)
                ? left(one) > left(other)
                : cells[one * WIDTH + STATE] < cells[other * WIDTH + STATE];
    }

    private void swap(int part) {
        for (int at = part * WIDTH; at < (part + 1) * WIDTH; at++) {
            var kept = cells[at];
            cells[at] = cells[at - WIDTH];
            cells[at - WIDTH] = kept;
        }
    }

    /** Spreads over the chosen units, in proportion to what is left of them, as far as they go. */
    void spread(long amount) {
        UnitShares.spread(this, amount);
    }

    /** Leaves only so much of what the promotion, or else the action, takes off. */
    void shrink(long amount, boolean ofAction) {
        UnitShares.shrink(this, amount, ofAction ? actSum : offSum, ofAction);
    }

    long part(int part, boolean ofAction) {
        return cells[part * WIDTH + (ofAction ? ACT : OFF)];
    }

    void set(int part, boolean ofAction, long each) {
        var at = part * WIDTH + (ofAction ? ACT : OFF);
        var change = (each - cells[at]) * count(part);
        cells[at] = each;
        actSum += ofAction ? change : 0;
        offSum += ofAction ? 0 : change;
    }

    List<Discounted.Units> units() {
        var units = new ArrayList<Discounted.Units>(parts);
        int count = 0;
        for (int p = 0; p < parts; p++) {
            count += count(p);
            if (p + 1 == parts || left(p + 1) != left(p)) {
                units.add(new Discounted.Units(count, basePrice - left(p)));
                count = 0;
            }
        }
        return units;
    }
}
