package dev.cartwright.discounts;

import dev.cartwright.discounts.Answers.Seen;
import dev.cartwright.discounts.Discounted.Applied;
import dev.cartwright.discounts.Discounted.Gift;
import dev.cartwright.discounts.Promotion.BudgetEnd;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.PromotionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tries promotions on a cart one by one, and keeps what those that apply take off. */
final class Course {

    private final Scene scene;
    private final Admission admission;
    private final Run run;
    private final Answers answers;
    private final List<Applied> applied = new ArrayList<>();
    private final Company company = new Company();
    private final List<Gift> missingGifts = new ArrayList<>(0);

    /** What was found out of the promotion that was tried last. */
    private Seen seen = Seen.NOTHING;

    private @Nullable PromotionId because;
    private long money;
    private long worth;

    Course(Run run, Answers answers) {
        this.scene = run.scene();
        this.admission = new Admission(scene);
        this.run = run;
        this.answers = answers;
    }

    List<Applied> applied() {
        return applied;
    }

    List<Gift> missingGifts() {
        return missingGifts;
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
        run.begin();
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
        seen = Seen.NOTHING;
        var rule = one.rule();
        if (answers.explained()) {
            seen = seen(one);
        }
        var refused = admission.refusal(one);
        if (refused != null) {
            return refused;
        }
        var verdict = seen.verdict();
        var met = verdict != null ? verdict.met() : rule == null || rule.met(scene);
        return met ? null : Outcome.CONDITIONS;
    }

    private Seen seen(Ready one) {
        var rule = one.rule();
        return new Seen(
                rule == null ? null : rule.verdict(scene),
                one.steps().stream()
                        .map(step -> step.next(scene))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private @Nullable Outcome notCombinable(Ready one) {
        because = company.against(one);
        return because == null ? null : Outcome.NOT_COMBINABLE;
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
        var budget = admission.left(promotion).budgetMinor();
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
        missed(one);
        run.keepGifts();
        applied.add(kept);
        company.add(one);
        answers.applied(one, seen, kept);
    }

    /** Of what the promotion that was tried gives away there is too little. */
    void missed(Ready one) {
        missingGifts.addAll(Answers.gifts(one.promotion().id(), run.missing(), run));
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
        answers.applied(one, seen, kept);
    }

    boolean isKept(Ready one) {
        return company.has(one);
    }

    void note(Ready one, Outcome outcome) {
        answers.note(one, outcome, because, seen);
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
