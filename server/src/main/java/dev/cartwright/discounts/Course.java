package dev.cartwright.discounts;

import dev.cartwright.discounts.Discounted.Applied;
import dev.cartwright.discounts.Promotion.BudgetEnd;
import dev.cartwright.discounts.Promotion.Stacking;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.discounts.Trace.Verdict;
import dev.cartwright.kernel.PromotionId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries promotions on a cart one by one, and keeps what those that apply take off. */
final class Course {

    private static final Shopper.Left NO_LIMIT = new Shopper.Left(null, null);

    private final Scene scene;
    private final Run run;
    private final Answers answers;
    private final List<Applied> applied = new ArrayList<>();
    private final List<Ready> appliedToCart = new ArrayList<>();

    /** What was found out of the promotion that was tried last. */
    private @Nullable Verdict verdict;

    private @Nullable PromotionId because;
    private long money;
    private long worth;

    Course(Run run, Answers answers) {
        this.scene = run.scene();
        this.run = run;
        this.answers = answers;
    }

    List<Applied> applied() {
        return applied;
    }

    /** What the promotion that was tried takes off. */
    long money() {
        return money;
    }

    /** What its gifts cost. */
    long worth() {
        return worth;
    }

    /** Tries one; where the answer is APPLIED, {@link #keep} or {@link #giveUp} must follow. */
    Outcome attempt(Ready one) {
        var refusal = refusal(one);
        if (refusal == null) {
            refusal = notCombinable(one);
        }
        if (refusal != null) {
            return refusal;
        }
        for (var step : one.steps()) {
            step.take(run);
        }
        count();
        if (!withinBudget(one.promotion())) {
            giveUp();
            return Outcome.BUDGET_SPENT;
        }
        if (money == 0 && worth == 0 && run.gifts().isEmpty()) {
            giveUp();
            return Outcome.NOTHING_TO_TAKE;
        }
        return Outcome.APPLIED;
    }

    /** Returns why it does not apply, whatever it would take; null where nothing speaks against. */
    @Nullable Outcome refusal(Ready one) {
        because = null;
        verdict = null;
        var rule = one.rule();
        if (answers.explained() && rule != null) {
            verdict = rule.verdict(scene);
        }
        var gate = gate(one);
        if (gate != null) {
            return gate;
        }
        var met = verdict != null ? verdict.met() : rule == null || rule.met(scene);
        return met ? null : Outcome.CONDITIONS;
    }

    private @Nullable Outcome gate(Ready one) {
        var promotion = one.promotion();
        var channels = promotion.channels();
        if (!channels.isEmpty() && !channels.contains(scene.basket().channel())) {
            return Outcome.OTHER_CHANNEL;
        }
        if (!one.inCurrency()) {
            return Outcome.OTHER_CURRENCY;
        }
        var validity = promotion.validity();
        if (!validity.holds(scene.at())) {
            var from = validity.from();
            return from != null && scene.at().isBefore(from)
                    ? Outcome.NOT_YET
                    : Outcome.NOT_ANY_MORE;
        }
        if (promotion.codeRequired() && !scene.shopper().codes().containsValue(promotion.id())) {
            return Outcome.CODE_MISSING;
        }
        var left = left(promotion);
        if (left.uses() != null && left.uses() <= 0) {
            return Outcome.LIMIT_REACHED;
        }
        return left.budgetMinor() != null && left.budgetMinor() <= 0 ? Outcome.BUDGET_SPENT : null;
    }

    private Shopper.Left left(Promotion promotion) {
        return scene.shopper().left().getOrDefault(promotion.id(), NO_LIMIT);
    }

    private @Nullable Outcome notCombinable(Ready one) {
        Stacking mine = one.promotion().stacking();
        for (var other : appliedToCart) {
            if (!mine.goesWith(other.promotion().stacking())) {
                because = other.promotion().id();
                return Outcome.NOT_COMBINABLE;
            }
        }
        return null;
    }

    private void count() {
        money = 0;
        for (int i = 0; i < scene.size(); i++) {
            money += scene.line(i).offSum();
        }
        worth = 0;
        run.gifts().forEach((sku, units) -> worth += units * run.giftPrice(sku));
    }

    /** Grants what is left, or nothing; first money, then whole gifts. */
    private boolean withinBudget(Promotion promotion) {
        var budget = left(promotion).budgetMinor();
        if (budget == null || money + worth <= budget) {
            return true;
        }
        if (promotion.budgetEnd() == BudgetEnd.NOTHING || promotion.ofTheCatalogue()) {
            return false;
        }
        if (money > budget) {
            run.shares().shrink(scene.everything(), budget, money, false);
        }
        run.giveForAtMost(budget - Math.min(budget, money));
        count();
        return true;
    }

    void giveUp() {
        for (int i = 0; i < scene.size(); i++) {
            scene.line(i).giveUp();
        }
        run.gifts().clear();
    }

    void keep(Ready one) {
        var kept = answers.applied(one.promotion().id(), run);
        for (int i = 0; i < scene.size(); i++) {
            scene.line(i).keep();
        }
        run.gifts().clear();
        applied.add(kept);
        appliedToCart.add(one);
        answers.applied(one, verdict, kept);
    }

    /**
     * A price on the shelf is changed for these lines, and nothing else that the promotion said.
     */
    void reprice(Ready one) {
        var kept = answers.applied(one.promotion().id(), run);
        for (int i = 0; i < scene.size(); i++) {
            scene.line(i).reprice();
        }
        applied.add(kept);
        answers.applied(one, verdict, kept);
    }

    boolean isKept(Ready one) {
        for (var kept : appliedToCart) {
            if (kept.place() == one.place()) {
                return true;
            }
        }
        return false;
    }

    void note(Ready one, Outcome outcome) {
        answers.note(one, outcome, because, verdict);
    }

    /** It could have applied, had it not been for another; or it says its own reason. */
    void noteBecause(Ready one, Outcome outcome, PromotionId other) {
        if (!answers.explained()) {
            return;
        }
        var own = refusal(one);
        if (own == null) {
            because = other;
        }
        note(one, own == null ? outcome : own);
    }
}
