package dev.cartwright.discounts;

import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.PromotionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whose turn it is: prices of the catalogue, who applies alone, then one by one. */
final class Order {

    private final Shelf shelf;
    private final Scene scene;
    private final Course course;
    private final long[] candidates;
    private final Map<String, PromotionId> bestOf = new HashMap<>(0);

    Order(Shelf shelf, Scene scene, Course course, long[] candidates) {
        this.shelf = shelf;
        this.scene = scene;
        this.course = course;
        this.candidates = candidates;
    }

    private int next(int from) {
        return Mask.next(candidates, from);
    }

    /** Only the one that takes off most of the untouched cart. */
    void bestDeal() {
        Ready best = null;
        long money = -1;
        long worth = -1;
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            if (course.attempt(shelf.at(i)) == Outcome.APPLIED) {
                if (course.money() > money || (course.money() == money && course.worth() > worth)) {
                    best = shelf.at(i);
                    money = course.money();
                    worth = course.worth();
                }
                course.giveUp();
            }
        }
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            var one = shelf.at(i);
            if (best == null) {
                refused(one, course.attempt(one));
            } else if (one.place() != best.place()) {
                notTheBest(one, best);
            }
        }
        if (best != null) {
            course.attempt(best);
            course.keep(best);
        }
    }

    private void notTheBest(Ready one, Ready best) {
        var outcome = course.attempt(one);
        if (outcome == Outcome.APPLIED) {
            course.giveUp();
            course.noteBecause(one, Outcome.NOT_THE_BEST, best.promotion().id());
        } else {
            course.note(one, outcome);
        }
    }

    void byPriority() {
        new Catalogue(shelf, scene, course, candidates).reprice();
        var alone = alone();
        if (alone != null) {
            close(0, alone, Outcome.EXCLUSIVE_OTHER);
            return;
        }
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            var one = shelf.at(i);
            if (!ofTheCart(one)) {
                continue;
            }
            var kept = turn(one);
            if (kept != null && kept.promotion().stacking().stopAfter()) {
                close(i + 1, kept, Outcome.AFTER_STOP);
                return;
            }
        }
    }

    private static boolean ofTheCart(Ready one) {
        return !one.catalogue() && !one.promotion().stacking().exclusive();
    }

    /** Returns the promotion that applies alone, if there is one. */
    private @Nullable Ready alone() {
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            var one = shelf.at(i);
            if (!one.catalogue() && one.promotion().stacking().exclusive()) {
                var outcome = course.attempt(one);
                if (outcome == Outcome.APPLIED) {
                    course.keep(one);
                    return one;
                }
                refused(one, outcome);
            }
        }
        return null;
    }

    /** Gifts of which there are none are why it takes nothing, and shoppers are told. */
    private void refused(Ready one, Outcome outcome) {
        if (outcome == Outcome.NOTHING_TO_TAKE) {
            course.missed(one);
        }
        course.note(one, outcome);
    }

    /** Says of all from there on, but for the one itself, that it is why they do not apply. */
    private void close(int from, Ready because, Outcome outcome) {
        for (int i = next(from); i >= 0; i = next(i + 1)) {
            var one = shelf.at(i);
            var exclusive = outcome == Outcome.EXCLUSIVE_OTHER && !one.catalogue();
            if (one.place() != because.place()
                    && (exclusive || ofTheCart(one))
                    && !course.isKept(one)) {
                course.noteBecause(one, outcome, because.promotion().id());
            }
        }
    }

    /** Returns what applied at this one's turn: itself, or the best of its group. */
    private @Nullable Ready turn(Ready one) {
        if (course.isKept(one)) {
            return null;
        }
        var group = one.promotion().stacking().bestOf();
        var decided = group == null ? null : bestOf.get(group);
        if (decided != null) {
            course.noteBecause(one, Outcome.NOT_THE_BEST, decided);
            return null;
        }
        var outcome = course.attempt(one);
        if (outcome != Outcome.APPLIED) {
            refused(one, outcome);
            return null;
        }
        if (group == null) {
            course.keep(one);
            return one;
        }
        return best(one, group);
    }

    private Ready best(Ready first, String group) {
        var best = first;
        var money = course.money();
        var worth = course.worth();
        course.giveUp();
        for (int i = next(first.place() + 1); i >= 0; i = next(i + 1)) {
            var one = shelf.at(i);
            if (ofTheCart(one)
                    && group.equals(one.promotion().stacking().bestOf())
                    && course.attempt(one) == Outcome.APPLIED) {
                if (course.money() > money || (course.money() == money && course.worth() > worth)) {
                    best = one;
                    money = course.money();
                    worth = course.worth();
                }
                course.giveUp();
            }
        }
        if (best.place() != first.place()) {
            course.noteBecause(first, Outcome.NOT_THE_BEST, best.promotion().id());
        }
        course.attempt(best);
        course.keep(best);
        bestOf.put(group, best.promotion().id());
        return best;
    }
}
