package dev.cartwright.discounts;

import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cart on paper: what a selection means in it, and whether conditions hold. */
final class PaperCart {

    final Basket basket;
    final Shopper shopper;
    final Instant at;
    final List<PaperLine> goods = new ArrayList<>();
    final List<PaperLine> parcels = new ArrayList<>();

    PaperCart(Basket basket, Shopper shopper, Instant at) {
        this.basket = basket;
        this.shopper = shopper;
        this.at = at;
    }

    static PaperCart of(Basket basket, Shopper shopper, Instant at) {
        var cart = new PaperCart(basket, shopper, at);
        basket.items().forEach(it -> cart.goods.add(PaperLine.of(it, basket.margin())));
        basket.deliveries().forEach(it -> cart.parcels.add(PaperLine.of(it)));
        cart.goods.sort(Comparator.comparing(line -> line.id));
        cart.parcels.sort(Comparator.comparing(line -> line.id));
        return cart;
    }

    PaperCart copy() {
        var copy = new PaperCart(basket, shopper, at);
        goods.forEach(line -> copy.goods.add(line.copy()));
        parcels.forEach(line -> copy.parcels.add(line.copy()));
        return copy;
    }

    List<PaperLine> all() {
        return Stream.concat(goods.stream(), parcels.stream()).toList();
    }

    List<PaperUnit> units() {
        return all().stream().flatMap(line -> line.units.stream()).toList();
    }

    BigDecimal minor(@Nullable Sums sums) {
        var minor = Objects.requireNonNull(sums).minor().get(basket.currency());
        return BigDecimal.valueOf(Objects.requireNonNull(minor));
    }

    long giftPrice(Sku sku) {
        return Objects.requireNonNull(basket.giftPrices().get(sku));
    }

    BigDecimal total(List<PaperLine> lines, Promotion promotion) {
        return lines.stream()
                .map(line ->
                        promotion.threshold() == Promotion.Threshold.UNDISCOUNTED
                                ? line.shownSum()
                                : line.left())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Leaves no more than so much, in proportion to what there is. */
    void shrink(
            BigDecimal most,
            Function<PaperUnit, BigDecimal> figure,
            BiConsumer<PaperUnit, BigDecimal> set) {
        var sums = all().stream().map(line -> line.sum(figure)).toList();
        var whole = sums.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.compareTo(most) <= 0) {
            return;
        }
        var shares = PaperShares.of(most, sums);
        for (int i = 0; i < all().size(); i++) {
            var line = all().get(i);
            if (sums.get(i).signum() > 0) {
                var each = PaperShares.of(shares.get(i), line.units.stream().map(figure).toList());
                for (int n = 0; n < each.size(); n++) {
                    set.accept(line.units.get(n), each.get(n));
                }
            }
        }
    }

    List<PaperLine> lines(@Nullable Selection goods) {
        return this.goods.stream().filter(line -> means(goods, line)).toList();
    }

    private boolean means(@Nullable Selection goods, PaperLine line) {
        if (goods == null) {
            return true;
        }
        var item = Objects.requireNonNull(line.item);
        return (goods.skus().isEmpty() || goods.skus().contains(item.sku()))
                && (goods.products().isEmpty() || goods.products().contains(item.product()))
                && (goods.categories().isEmpty()
                        || !Collections.disjoint(goods.categories(), item.categories()))
                && (goods.brands().isEmpty()
                        || (item.brand() != null && goods.brands().contains(item.brand())))
                && goods.attributes().entrySet().stream()
                        .allMatch(it ->
                                !Collections.disjoint(
                                        it.getValue(),
                                        item.attributes().getOrDefault(it.getKey(), Set.of())))
                && (goods.priceFrom() == null
                        || line.shown.compareTo(minor(goods.priceFrom())) >= 0)
                && (goods.priceTo() == null || line.shown.compareTo(minor(goods.priceTo())) <= 0)
                && (goods.reduced() == null || goods.reduced() == line.reduced())
                && (goods.discounted() == null || goods.discounted() == discounted(line))
                && (goods.except() == null || !means(goods.except(), line));
    }

    private static boolean discounted(PaperLine line) {
        return line.left().compareTo(line.shownSum()) < 0;
    }

    boolean holds(@Nullable Condition condition, Promotion promotion) {
        return switch (condition) {
            case null -> true;
            case Condition.All it -> it.all().stream().allMatch(one -> holds(one, promotion));
            case Condition.AnyOf it -> it.any().stream().anyMatch(one -> holds(one, promotion));
            case Condition.Not it -> !holds(it.not(), promotion);
            case Condition.Quantity it -> {
                var units = lines(it.goods()).stream().mapToInt(line -> line.units.size()).sum();
                yield within(units, it.min(), it.max());
            }
            case Condition.Total it -> {
                var total = total(lines(it.goods()), promotion);
                yield (it.min() == null || total.compareTo(minor(it.min())) >= 0)
                        && (it.max() == null || total.compareTo(minor(it.max())) <= 0);
            }
            case Condition.LineQuantity it ->
                    lines(it.goods()).stream().anyMatch(line -> line.units.size() >= it.min());
            case Condition.Group it -> it.groups().stream().anyMatch(shopper.groups()::contains);
            case Condition.OrderNumber it ->
                    within(shopper.ordersPlaced() + 1, it.min(), it.max())
                            && (it.every() == null
                                    || (shopper.ordersPlaced() + 1) % it.every() == 0);
            case Condition.Channel it -> it.channels().contains(basket.channel());
            case Condition.Country it ->
                    basket.country() != null && it.countries().contains(basket.country());
            case Condition.Currency it -> it.currencies().contains(basket.currency());
            case Condition.ShippingMethod it ->
                    basket.deliveries().stream()
                            .anyMatch(one -> it.methods().contains(one.method()));
            case Condition.PaymentMethod it ->
                    basket.paymentMethod() != null && it.methods().contains(basket.paymentMethod());
            case Condition.Hours it -> open(it);
            case Condition.Valid it -> holds(new Promotion.Validity(it.from(), it.until()));
            case Condition.Coupon it ->
                    it.codes().isEmpty()
                            ? shopper.codes().containsValue(promotion.id())
                            : it.codes().stream().anyMatch(shopper.codes()::containsKey);
            case Condition.Discounted it ->
                    lines(it.goods()).stream().anyMatch(line -> line.reduced() || discounted(line));
        };
    }

    private static boolean within(int have, @Nullable Integer min, @Nullable Integer max) {
        return (min == null || have >= min) && (max == null || have <= max);
    }

    boolean holds(Promotion.Validity validity) {
        return (validity.from() == null || validity.from().compareTo(at) <= 0)
                && (validity.until() == null || validity.until().compareTo(at) > 0);
    }

    /** Walks the days on which it may have begun. */
    private boolean open(Condition.Hours hours) {
        var now = at.atZone(basket.zone()).toLocalDateTime();
        for (var day : List.of(now.toLocalDate().minusDays(1), now.toLocalDate())) {
            var from = hours.from() == null ? LocalTime.MIDNIGHT : hours.from();
            var begins = day.atTime(from);
            var ends =
                    hours.to() == null
                            ? day.plusDays(1).atStartOfDay()
                            : hours.to().isAfter(from)
                                    ? day.atTime(hours.to())
                                    : day.plusDays(1).atTime(hours.to());
            DayOfWeek began = day.getDayOfWeek();
            if ((hours.days().isEmpty() || hours.days().contains(began))
                    && !now.isBefore(begins)
                    && now.isBefore(ends)) {
                return true;
            }
        }
        return false;
    }
}
