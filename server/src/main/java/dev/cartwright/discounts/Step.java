package dev.cartwright.discounts;

import dev.cartwright.discounts.Action.Choice;
import dev.cartwright.discounts.Action.Per;
import dev.cartwright.discounts.Trace.NextStep;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action made ready for carts of one currency. */
sealed interface Step {

    void take(Run run);

    /** Returns tokens of which a cart must have one for it to take anything, or null. */
    default int @Nullable [] trigger() {
        return null;
    }

    /** Returns how far it is to the next step of a tier; null where it has none. */
    default @Nullable NextStep next(Scene scene) {
        return null;
    }

    record OffGoods(
            Filter goods,
            Cut cut,
            Per per,
            long unitsPerLine,
            long groupsOf,
            long cap,
            boolean withShipping)
            implements Step {
        @Override
        public void take(Run run) {
            var lines = goods.lines(run.scene());
            run.choose(lines, unitsPerLine, groupsOf);
            if (withShipping) {
                lines = lines.clone();
                Mask.addAll(lines, run.scene().parcels());
                run.chooseAll(run.scene().parcels());
            }
            run.cut(lines, cut, per);
            run.end(lines, cap);
        }

        @Override
        public int @Nullable [] trigger() {
            return withShipping ? null : goods.trigger();
        }
    }

    record Picked(Filter goods, Cut cut, Choice which, int units) implements Step {
        @Override
        public void take(Run run) {
            var lines = goods.lines(run.scene());
            var order = new UnitOrder(run.scene(), lines, which);
            order.keepThoseWithRoom();
            var rest = units;
            for (int n = 0; n < order.size() && rest > 0; n++) {
                order.reserve(n, Math.min(rest, order.free(n)));
                rest -= order.reserved(n);
            }
            order.choose();
            run.cut(lines, cut, cut.usually());
            run.end(lines, Long.MAX_VALUE);
        }

        @Override
        public int @Nullable [] trigger() {
            return goods.trigger();
        }
    }

    record Tiered(Filter goods, Ladder ladder, @Nullable Per per, long cap) implements Step {
        @Override
        public void take(Run run) {
            var lines = goods.lines(run.scene());
            run.choose(lines, Long.MAX_VALUE, 1);
            if (ladder.by().ofEachLine()) {
                for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
                    cut(run, run.scene().only(i));
                }
            } else {
                cut(run, lines);
            }
            run.end(lines, cap);
        }

        private void cut(Run run, long[] lines) {
            var cut = ladder.reached(run.scene(), lines);
            if (cut != null) {
                run.cut(lines, cut, per == null ? cut.usually() : per);
            }
        }

        @Override
        public @Nullable NextStep next(Scene scene) {
            return ladder.next(scene, goods.lines(scene));
        }

        @Override
        public int @Nullable [] trigger() {
            return goods.trigger();
        }
    }

    record OffShipping(Set<String> methods, Cut cut, Per per, long cap) implements Step {
        @Override
        public void take(Run run) {
            var parcels = run.scene().parcels(methods);
            run.chooseAll(parcels);
            run.cut(parcels, cut, per);
            run.end(parcels, cap);
        }
    }

    record Given(Sku sku, long units, @Nullable Filter perUnitOf, long most) implements Step {
        @Override
        public void take(Run run) {
            var times = perUnitOf == null ? 1 : run.scene().quantity(perUnitOf.lines(run.scene()));
            run.give(sku, Math.min(units * times, most));
        }

        @Override
        public int @Nullable [] trigger() {
            return perUnitOf == null ? null : perUnitOf.trigger();
        }
    }

    record Bought(
            Filter buy,
            long buyUnits,
            Filter get,
            long getUnits,
            Cut cut,
            Choice which,
            long times,
            boolean allOrNothing)
            implements Step {
        @Override
        public void take(Run run) {
            new BuyAndGet(this, run).take();
        }

        @Override
        public int @Nullable [] trigger() {
            return get.trigger();
        }
    }

    record InSets(List<Filter> parts, List<Integer> units, Cut cut, long times) implements Step {

        @Override
        public void take(Run run) {
            new Sets(this, run).take();
        }

        @Override
        public int @Nullable [] trigger() {
            return parts.getFirst().trigger();
        }
    }
}
