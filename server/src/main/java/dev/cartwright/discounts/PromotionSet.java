package dev.cartwright.discounts;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Promotions made ready to be asked for each cart; may be shared by threads. */
public final class PromotionSet {

    /** How promotions of a set go together. */
    public enum Mode {
        /** One after the other, as their priorities and their stacking say. */
        PRIORITY,
        /** Only the one that takes off most: one more promotion never makes a cart dearer. */
        BEST_DEAL
    }

    private final List<Promotion> promotions;
    private final Mode mode;
    private final Set<Sku> giftSkus;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    private PromotionSet(List<Promotion> promotions, Mode mode) {
        this.promotions = List.copyOf(promotions);
        this.mode = mode;
        this.giftSkus =
                promotions.stream()
                        .flatMap(it -> it.actions().stream())
                        .filter(Action.Gift.class::isInstance)
                        .map(it -> ((Action.Gift) it).sku())
                        .collect(toUnmodifiableSet());
    }

    /** Makes a set ready; of equal priority the first in the list runs first. */
    public static PromotionSet compile(List<Promotion> promotions, Mode mode) {
        return new PromotionSet(promotions, mode);
    }

    /** Returns what could be given away: a cart must come with the prices of these. */
    public Set<Sku> giftSkus() {
        return giftSkus;
    }

    /** Returns what is taken off; the same arguments give the same answer. */
    public Discounted apply(Basket basket, Shopper shopper, Instant at) {
        var shelf = shelf(basket.currency());
        var scene = new Scene(basket, shopper, at, shelf.tokens());
        return run(shelf, scene, new Answers(0, false), shelf.candidates(scene));
    }

    /** As {@link #apply}, and says of each promotion why. */
    public Trace explain(Basket basket, Shopper shopper, Instant at) {
        var shelf = shelf(basket.currency());
        var scene = new Scene(basket, shopper, at, shelf.tokens());
        var answers = new Answers(shelf.size(), true);
        return answers.trace(run(shelf, scene, answers, shelf.all()));
    }

    private Shelf shelf(String currency) {
        return shelves.computeIfAbsent(currency, it -> new Shelf(promotions, it));
    }

    private Discounted run(Shelf shelf, Scene scene, Answers answers, long[] candidates) {
        var course = new Course(new Run(scene), answers);
        var order = new Order(shelf, scene, course, candidates);
        switch (mode) {
            case PRIORITY -> order.byPriority();
            case BEST_DEAL -> order.bestDeal();
        }
        return answers.discounted(scene, course.applied(), course.missingGifts());
    }
}
