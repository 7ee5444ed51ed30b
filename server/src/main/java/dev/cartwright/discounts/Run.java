package dev.cartwright.discounts;

import dev.cartwright.discounts.Action.Per;
import dev.cartwright.kernel.Sku;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What actions do to a cart: choose units, take something off them, give something to them. */
final class Run {

    private final Scene scene;
    private final Map<Sku, Long> gifts = new LinkedHashMap<>(0);
    private final Map<Sku, Long> missing = new LinkedHashMap<>(0);
    private final Map<Sku, Long> given = new HashMap<>(0);
    private @Nullable LineShares shares;

    Run(Scene scene) {
        this.scene = scene;
    }

    Scene scene() {
        return scene;
    }

    void chooseAll(long[] mask) {
        choose(mask, Long.MAX_VALUE, 1);
    }

    /** Chooses the first units of each line, but only those that make up complete groups. */
    void choose(long[] mask, long unitsPerLine, long groupsOf) {
        var units = groupsOf == 1 ? Long.MAX_VALUE : scene.quantity(mask) / groupsOf * groupsOf;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            var some = Math.min(units, unitsPerLine);
            if (some >= scene.line(i).quantity) {
                scene.line(i).chooseAll();
            } else {
                scene.line(i).chooseFirst(some);
            }
            units -= scene.line(i).quantity;
            if (units <= 0) {
                return;
            }
        }
    }

    long chosenBase(long[] mask) {
        long base = 0;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            base += scene.line(i).chosenBase();
        }
        return base;
    }

    /** What is chosen counts for this promotion, and for no other that counts units. */
    void use(long[] mask) {
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            for (int p = 0; p < scene.line(i).parts(); p++) {
                if (scene.line(i).chosen(p)) {
                    scene.line(i).use(p);
                }
            }
        }
    }

    void unchoose(long[] mask) {
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            scene.line(i).unchoose();
        }
    }

    /** Takes something off the chosen units of these lines. */
    void cut(long[] mask, Cut cut, Per per) {
        if (per == Per.TOTAL) {
            shares().spread(mask, cut.of(chosenBase(mask)));
            return;
        }
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            var line = scene.line(i);
            if (per == Per.LINE) {
                line.spread(cut.of(line.chosenBase()));
                continue;
            }
            for (int p = 0; p < line.parts(); p++) {
                if (line.chosen(p) && line.room(p) > 0) {
                    line.take(p, Math.min(cut.of(line.left(p)), line.room(p)));
                }
            }
        }
    }

    /** The action is over; of all it took no more than the cap is left. */
    void end(long[] mask, long cap) {
        long sum = 0;
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            sum += scene.line(i).actSum();
        }
        if (sum > cap) {
            shares().shrink(mask, cap, sum, true);
        }
        for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
            scene.line(i).endAction();
        }
    }

    LineShares shares() {
        if (shares == null) {
            shares = new LineShares(scene);
        }
        return shares;
    }

    /** Another promotion has its turn. */
    void begin() {
        missing.clear();
    }

    /** A gift, where the shop has a price for it; as many units as there are. */
    void give(Sku sku, long units) {
        if (units <= 0 || !scene.basket().giftPrices().containsKey(sku)) {
            return;
        }
        var wanted = Math.min(units, PromotionCheck.MOST_UNITS);
        var there = Math.min(wanted, left(sku));
        if (there > 0) {
            gifts.merge(sku, there, Long::sum);
        }
        if (there < wanted) {
            missing.merge(sku, wanted - there, Long::sum);
        }
    }

    private long left(Sku sku) {
        var units = scene.basket().giftUnits().get(sku);
        return units == null
                ? Long.MAX_VALUE
                : Math.max(0, units - given.getOrDefault(sku, 0L) - gifts.getOrDefault(sku, 0L));
    }

    /** What the promotion that was tried gives away is given. */
    void keepGifts() {
        gifts.forEach((sku, units) -> given.merge(sku, units, Long::sum));
        gifts.clear();
    }

    /** Leaves as many gifts as so much pays for, at their prices. */
    void giveForAtMost(long minor) {
        var rest = minor;
        for (var gift : gifts.entrySet()) {
            var price = giftPrice(gift.getKey());
            var some = price == 0 ? gift.getValue() : Math.min(gift.getValue(), rest / price);
            gift.setValue(some);
            rest -= some * price;
        }
        gifts.values().removeIf(units -> units == 0);
    }

    long giftPrice(Sku sku) {
        return Objects.requireNonNull(scene.basket().giftPrices().get(sku));
    }

    /** What the promotion that is tried gives away. */
    Map<Sku, Long> gifts() {
        return gifts;
    }

    /** What it would give away, too, if there were more of it. */
    Map<Sku, Long> missing() {
        return missing;
    }
}
