package dev.cartwright.discounts;

import dev.cartwright.discounts.Promotion.BudgetEnd;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Promotions once more, with paper and pencil: each unit by itself, each attempt on a copy of the
 * cart, nothing kept ready. Written from docs/promotions.md, so that both must mean the same.
 */
final class Paper {

    /** What a promotion took off, by line and by delivery, and what it gave. */
    record Entry(
            PromotionId promotion,
            Map<String, Long> lines,
            Map<String, Long> parcels,
            Map<Sku, Long> gifts) {}

    /** What is off each unit, by line; the prices on the shelf; who applied, in which order. */
    record Sheet(
            Map<String, List<Long>> units,
            Map<String, Long> prices,
            Map<String, Long> parcels,
            List<Entry> applied) {}

    private record Attempt(PaperCart cart, Entry entry, BigDecimal money, BigDecimal worth) {

        boolean beats(@Nullable Attempt other) {
            if (other == null) {
                return true;
            }
            int more = money.compareTo(other.money);
            return more > 0 || (more == 0 && worth.compareTo(other.worth) > 0);
        }
    }

    private final List<Promotion> promotions;
    private final List<Entry> applied = new ArrayList<>();
    private final List<Promotion> together = new ArrayList<>();
    private PaperCart cart;

    private Paper(List<Promotion> promotions, PaperCart cart) {
        this.promotions = new ArrayList<>(promotions);
        this.promotions.sort(Comparator.comparingInt(Promotion::priority).reversed());
        this.cart = cart;
    }

    static Sheet reckon(
            List<Promotion> promotions,
            PromotionSet.Mode mode,
            Basket basket,
            Shopper shopper,
            Instant at) {
        var paper = new Paper(promotions, PaperCart.of(basket, shopper, at));
        if (mode == PromotionSet.Mode.BEST_DEAL) {
            paper.keep(paper.best(paper.promotions));
        } else {
            paper.catalogue();
            paper.byPriority();
        }
        return paper.sheet();
    }

    private @Nullable Attempt best(List<Promotion> candidates) {
        Attempt best = null;
        for (var promotion : candidates) {
            var attempt = attempt(promotion);
            if (attempt != null && attempt.beats(best)) {
                best = attempt;
            }
        }
        return best;
    }

    private void byPriority() {
        var cartwide = promotions.stream().filter(it -> !catalogue(it)).toList();
        for (var promotion : cartwide) {
            if (promotion.stacking().exclusive() && keep(attempt(promotion))) {
                return;
            }
        }
        var decided = new HashSet<String>();
        for (int i = 0; i < cartwide.size(); i++) {
            var promotion = cartwide.get(i);
            var group = promotion.stacking().bestOf();
            if (promotion.stacking().exclusive() || (group != null && decided.contains(group))) {
                continue;
            }
            var attempt = attempt(promotion);
            if (attempt != null && group != null) {
                decided.add(group);
                attempt =
                        best(
                                cartwide.subList(i, cartwide.size()).stream()
                                        .filter(it -> group.equals(it.stacking().bestOf()))
                                        .filter(it -> !it.stacking().exclusive())
                                        .toList());
            }
            if (keep(attempt) && together.getLast().stacking().stopAfter()) {
                return;
            }
        }
    }

    private boolean keep(@Nullable Attempt attempt) {
        if (attempt == null) {
            return false;
        }
        cart = attempt.cart();
        cart.all().forEach(PaperLine::keep);
        applied.add(attempt.entry());
        together.add(
                promotions.stream()
                        .filter(it -> it.id().equals(attempt.entry().promotion()))
                        .findFirst()
                        .orElseThrow());
        return true;
    }

    private static boolean catalogue(Promotion promotion) {
        return promotion.actions().stream().anyMatch(Action.Catalogue.class::isInstance);
    }

    /** A line's price is changed by one exclusive promotion, the first, or by all others. */
    private void catalogue() {
        var owners = new HashMap<String, PromotionId>();
        for (var promotion : promotions) {
            if (catalogue(promotion) && promotion.stacking().exclusive()) {
                var attempt = attempt(promotion);
                if (attempt != null) {
                    attempt.entry()
                            .lines()
                            .keySet()
                            .forEach(line -> owners.putIfAbsent(line, promotion.id()));
                }
            }
        }
        for (var promotion : promotions) {
            var attempt = catalogue(promotion) ? attempt(promotion) : null;
            if (attempt == null) {
                continue;
            }
            var lines = new TreeMap<>(attempt.entry().lines());
            lines.keySet()
                    .removeIf(line ->
                            promotion.stacking().exclusive()
                                    ? !promotion.id().equals(owners.get(line))
                                    : owners.containsKey(line));
            if (!lines.isEmpty()) {
                for (var line : cart.goods) {
                    if (lines.containsKey(line.id)) {
                        var each = lines.get(line.id) / line.units.size();
                        line.units.forEach(unit -> unit.off = BigDecimal.valueOf(each));
                        line.reprice();
                    }
                }
                applied.add(new Entry(promotion.id(), lines, Map.of(), Map.of()));
            }
        }
    }

    private @Nullable Attempt attempt(Promotion promotion) {
        var left = cart.shopper.left().getOrDefault(promotion.id(), new Shopper.Left(null, null));
        var currencies = promotion.currencies();
        if ((!promotion.channels().isEmpty()
                        && !promotion.channels().contains(cart.basket.channel()))
                || (!currencies.isEmpty() && !currencies.contains(cart.basket.currency()))
                || !cart.holds(promotion.validity())
                || (promotion.codeRequired() && !cart.shopper.codes().containsValue(promotion.id()))
                || (left.uses() != null && left.uses() <= 0)
                || (left.budgetMinor() != null && left.budgetMinor() <= 0)
                || !cart.holds(promotion.condition(), promotion)
                || !together.stream().allMatch(it -> goTogether(it, promotion))) {
            return null;
        }
        var tried = cart.copy();
        var actions = new PaperActions(tried, promotion);
        actions.run();
        if (catalogue(promotion)) {
            tried.units()
                    .forEach(unit -> {
                        unit.off = unit.off.add(unit.act);
                        unit.act = BigDecimal.ZERO;
                    });
        }
        return attempt(promotion, tried, actions.gifts, left.budgetMinor());
    }

    private static boolean goTogether(Promotion one, Promotion other) {
        return accepts(one, other) && accepts(other, one);
    }

    private static boolean accepts(Promotion one, Promotion other) {
        var with = one.stacking().combinesWith();
        return with == null || with.contains(other.stacking().kind());
    }

    private static @Nullable Attempt attempt(
            Promotion promotion, PaperCart tried, Map<Sku, Long> gifts, @Nullable Long budget) {
        var money = money(tried);
        var worth = worth(tried, gifts);
        if (budget != null && money.add(worth).compareTo(BigDecimal.valueOf(budget)) > 0) {
            if (promotion.budgetEnd() == BudgetEnd.NOTHING || catalogue(promotion)) {
                return null;
            }
            tried.shrink(BigDecimal.valueOf(budget), it -> it.off, (it, some) -> it.off = some);
            var rest = budget - money(tried).longValueExact();
            for (var gift : gifts.entrySet()) {
                long price = tried.giftPrice(gift.getKey());
                while (gift.getValue() > 0 && gift.getValue() * price > rest) {
                    gift.setValue(gift.getValue() - 1);
                }
                rest -= gift.getValue() * price;
            }
            gifts.values().removeIf(units -> units == 0);
        }
        if (money(tried).signum() == 0 && gifts.isEmpty()) {
            return null;
        }
        var entry =
                new Entry(
                        promotion.id(), offs(tried.goods), offs(tried.parcels), Map.copyOf(gifts));
        return new Attempt(tried, entry, money(tried), worth(tried, gifts));
    }

    private static BigDecimal money(PaperCart cart) {
        return cart.units().stream().map(it -> it.off).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal worth(PaperCart cart, Map<Sku, Long> gifts) {
        var worth = BigDecimal.ZERO;
        for (var gift : gifts.entrySet()) {
            var price = BigDecimal.valueOf(cart.giftPrice(gift.getKey()));
            worth = worth.add(price.multiply(BigDecimal.valueOf(gift.getValue())));
        }
        return worth;
    }

    private static Map<String, Long> offs(List<PaperLine> lines) {
        var offs = new LinkedHashMap<String, Long>();
        for (var line : lines) {
            var off = line.sum(it -> it.off);
            if (off.signum() > 0) {
                offs.put(line.id, off.longValueExact());
            }
        }
        return offs;
    }

    private Sheet sheet() {
        var units = new TreeMap<String, List<Long>>();
        var prices = new TreeMap<String, Long>();
        for (var line : cart.goods) {
            units.put(
                    line.id,
                    line.units.stream()
                            .map(unit -> line.base.subtract(unit.left).longValueExact())
                            .sorted()
                            .toList());
            prices.put(line.id, line.shown.longValueExact());
        }
        var parcels = new TreeMap<String, Long>();
        cart.parcels.forEach(
                line -> parcels.put(line.id, line.base.subtract(line.left()).longValueExact()));
        return new Sheet(units, prices, parcels, applied);
    }
}
