package dev.cartwright.discounts;

import dev.cartwright.discounts.Trace.Outcome;
import java.util.Arrays;

/**
 * Promotions of the catalogue: a line's price is changed by all of them, or by an exclusive one.
 */
final class Catalogue {

    private static final int FREE = -1;

    private final Shelf shelf;
    private final Scene scene;
    private final Course course;
    private final long[] candidates;

    /** Which exclusive promotion a line's price is left to. */
    private final int[] owner;

    Catalogue(Shelf shelf, Scene scene, Course course, long[] candidates) {
        this.shelf = shelf;
        this.scene = scene;
        this.course = course;
        this.candidates = candidates;
        this.owner = new int[scene.size()];
        Arrays.fill(owner, FREE);
    }

    void reprice() {
        for (int i = Mask.next(candidates, 0); i >= 0; i = Mask.next(candidates, i + 1)) {
            var one = shelf.at(i);
            if (one.catalogue()
                    && one.promotion().stacking().exclusive()
                    && course.attempt(one) == Outcome.APPLIED) {
                claim(i);
            }
        }
        for (int i = Mask.next(candidates, 0); i >= 0; i = Mask.next(candidates, i + 1)) {
            if (shelf.at(i).catalogue()) {
                turn(shelf.at(i));
            }
        }
    }

    private void claim(int promotion) {
        for (int i = 0; i < scene.size(); i++) {
            if (scene.line(i).offSum() > 0 && owner[i] == FREE) {
                owner[i] = promotion;
            }
        }
        course.giveUp();
    }

    private void turn(Ready one) {
        var outcome = course.attempt(one);
        if (outcome != Outcome.APPLIED) {
            course.note(one, outcome);
            return;
        }
        var mine = one.promotion().stacking().exclusive() ? one.place() : FREE;
        var other = FREE;
        var any = false;
        for (int i = 0; i < scene.size(); i++) {
            var line = scene.line(i);
            if (line.offSum() > 0) {
                other = owner[i] == mine ? other : owner[i];
                any |= owner[i] == mine;
                if (owner[i] != mine) {
                    line.giveUp();
                }
            }
        }
        if (any) {
            course.reprice(one);
        } else if (other == FREE) {
            course.note(one, Outcome.NOTHING_TO_TAKE);
        } else {
            course.noteBecause(one, Outcome.EXCLUSIVE_OTHER, shelf.at(other).promotion().id());
        }
    }
}
