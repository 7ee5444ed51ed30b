package dev.cartwright.discounts;

import dev.cartwright.discounts.Action.Choice;
import dev.cartwright.discounts.Action.Measure;
import dev.cartwright.discounts.Action.Per;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Actions as chance has them. */
final class RandomActions {

    private final RandomCarts carts;
    private final Random random;

    RandomActions(RandomCarts carts, Random random) {
        this.carts = carts;
        this.random = random;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    Action action() {
        return switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> goods();
            case 4 ->
                    new Action.Pick(
                            any(Choice.values()),
                            carts.units(2, 4),
                            carts.selection(1),
                            carts.off());
            case 5 -> tiers();
            case 6, 7 ->
                    new Action.BuyGet(
                            carts.selection(1),
                            1 + random.nextInt(3),
                            random.nextBoolean() ? null : carts.selection(1),
                            1 + random.nextInt(2),
                            random.nextBoolean() ? Off.EVERYTHING : carts.off(),
                            any(Choice.values()),
                            carts.units(2, 3),
                            random.nextBoolean());
            case 8 -> set();
            case 9 ->
                    new Action.Shipping(
                            random.nextBoolean() ? Set.of() : Set.of("dhl"),
                            carts.off(),
                            random.nextBoolean() ? Per.TOTAL : null,
                            carts.cap());
            default ->
                    new Action.Gift(
                            new Sku(random.nextBoolean() ? "GIFT" : "FREE"),
                            carts.units(2, 2),
                            random.nextBoolean() ? null : carts.selection(1),
                            carts.units(2, 3));
        };
    }

    private Action goods() {
        var per = random.nextInt(3) == 0 ? null : any(Per.values());
        var units = carts.units(4, 3);
        return new Action.Goods(
                carts.selection(1),
                carts.off(),
                per,
                units,
                units == null ? carts.units(5, 4) : null,
                carts.cap(),
                per == Per.TOTAL && random.nextInt(3) == 0);
    }

    private Action tiers() {
        var by = any(Measure.values());
        var inUnits = by == Measure.GOODS_QUANTITY || by == Measure.LINE_QUANTITY;
        var steps = new ArrayList<Action.Step>();
        for (int from : List.of(random.nextInt(2), 3, 6)) {
            steps.add(
                    new Action.Step(
                            inUnits ? from : null,
                            inUnits ? null : Sums.of(RandomCarts.money(from * 400L)),
                            carts.off()));
        }
        Collections.shuffle(steps, random);
        return new Action.Tiers(
                by,
                carts.selection(1),
                random.nextBoolean() ? null : any(Per.values()),
                steps,
                carts.cap());
    }

    private Action set() {
        var parts = new ArrayList<Action.Part>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            parts.add(new Action.Part(carts.selection(1), carts.units(3, 2)));
        }
        return new Action.Together(parts, carts.off(), carts.units(2, 3));
    }
}
