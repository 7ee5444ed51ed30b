package dev.cartwright.discounts;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One cart as promotions find it: goods by the ids of their lines, then deliveries. */
final class Scene {

    private static final Comparator<Line> BY_ID = Comparator.comparing(line -> line.id);

    private final Basket basket;
    private final Shopper shopper;
    private final Instant at;
    private final Line[] goodsAsGiven;
    private final Line[] parcelsAsGiven;
    private final Line[] lines;
    private final long[] goods;
    private final long[] parcels;
    private final long[] postings;
    private @Nullable ZonedDateTime local;

    Scene(Basket basket, Shopper shopper, Instant at, Tokens tokens) {
        this.basket = basket;
        this.shopper = shopper;
        this.at = at;
        int many = basket.items().size();
        this.lines = new Line[many + basket.deliveries().size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] =
                    i < many
                            ? new Line(i, basket.items().get(i), basket.margin())
                            : new Line(i - many, basket.deliveries().get(i - many));
        }
        this.goodsAsGiven = Arrays.copyOf(lines, many);
        this.parcelsAsGiven = Arrays.copyOfRange(lines, many, lines.length);
        Arrays.sort(lines, 0, many, BY_ID);
        Arrays.sort(lines, many, lines.length, BY_ID);
        this.goods = none();
        this.parcels = none();
        this.postings = new long[tokens.size() * goods.length];
        for (int i = 0; i < lines.length; i++) {
            if (i > 0 && i != many && lines[i].id.equals(lines[i - 1].id)) {
                throw new IllegalArgumentException("two lines have one id: " + lines[i].id);
            }
            Mask.add(i < many ? goods : parcels, i);
            post(i, tokens);
        }
    }

    private void post(int number, Tokens tokens) {
        var item = lines[number].item;
        if (item != null) {
            tokens.of(
                    item, token -> postings[token * goods.length + (number >> 6)] |= 1L << number);
        }
    }

    Basket basket() {
        return basket;
    }

    Shopper shopper() {
        return shopper;
    }

    Instant at() {
        return at;
    }

    ZonedDateTime local() {
        if (local == null) {
            local = at.atZone(basket.zone());
        }
        return local;
    }

    Line line(int number) {
        return lines[number];
    }

    int size() {
        return lines.length;
    }

    long[] none() {
        return Mask.of(lines.length);
    }

    long[] only(int number) {
        var mask = none();
        Mask.add(mask, number);
        return mask;
    }

    /** All goods; not to be written to. */
    long[] goods() {
        return goods;
    }

    /** All deliveries; not to be written to. */
    long[] parcels() {
        return parcels;
    }

    long[] parcels(Set<String> methods) {
        if (methods.isEmpty()) {
            return parcels;
        }
        var mask = none();
        int first = Mask.next(parcels, 0);
        for (int i = first; i >= 0; i = Mask.next(parcels, i + 1)) {
            if (methods.contains(basket.deliveries().get(lines[i].place).method())) {
                Mask.add(mask, i);
            }
        }
        return mask;
    }

    boolean travels(Set<String> methods) {
        return !Mask.isEmpty(parcels(methods));
    }

    boolean hasToken(int token) {
        for (int w = 0; w < goods.length; w++) {
            if (postings[token * goods.length + w] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Leaves the lines that answer to one of the tokens. */
    void keepIfAny(long[] mask, int[] tokens) {
        for (int w = 0; w < mask.length; w++) {
            long any = 0;
            for (int token : tokens) {
                any |= postings[token * mask.length + w];
            }
            mask[w] &= any;
        }
    }

    long quantity(long[] mask) {
        long units = 0;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            units += lines[i].quantity;
        }
        return units;
    }

    long longest(long[] mask) {
        long units = 0;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            units = Math.max(units, lines[i].quantity);
        }
        return units;
    }

    long total(long[] mask, boolean undiscounted) {
        long sum = 0;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            sum += undiscounted ? lines[i].shownSum() : lines[i].leftSum();
        }
        return sum;
    }

    boolean anyCheaper(long[] mask) {
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            if (lines[i].reduced() || lines[i].leftSum() < lines[i].shownSum()) {
                return true;
            }
        }
        return false;
    }

    long[] everything() {
        var all = goods.clone();
        Mask.addAll(all, parcels);
        return all;
    }

    /** Returns the goods in the order they were given. */
    Line[] goodsAsGiven() {
        return goodsAsGiven;
    }

    /** Returns the deliveries in the order they were given. */
    Line[] parcelsAsGiven() {
        return parcelsAsGiven;
    }
}
