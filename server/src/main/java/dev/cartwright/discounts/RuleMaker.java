package dev.cartwright.discounts;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.discounts.Trace.Unit;
import dev.cartwright.kernel.PromotionId;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the conditions of a promotion ready for carts of one currency. */
record RuleMaker(PromotionId promotion, Tokens tokens, String currency, boolean undiscounted) {

    Rule make(Condition condition) {
        return switch (condition) {
            case Condition.All it -> new Rule.Every(all(it.all()));
            case Condition.AnyOf it -> new Rule.Some(all(it.any()));
            case Condition.Not it -> new Rule.Negation(make(it.not()));
            case Condition.Quantity it ->
                    units("quantity", it.goods(), it.min(), it.max(), Scene::quantity);
            case Condition.Total it -> total(it);
            case Condition.LineQuantity it ->
                    units("lineQuantity", it.goods(), it.min(), null, Scene::longest);
            case Condition.Group it ->
                    new Rule.Fact(
                            "group",
                            scene -> !Collections.disjoint(scene.shopper().groups(), it.groups()));
            case Condition.OrderNumber it -> orderNumber(it);
            case Condition.Channel it ->
                    new Rule.Fact(
                            "channel", scene -> it.channels().contains(scene.basket().channel()));
            case Condition.Country it ->
                    new Rule.Fact(
                            "country", scene -> has(it.countries(), scene.basket().country()));
            case Condition.Currency it ->
                    new Rule.Fact("currency", _ -> it.currencies().contains(currency));
            case Condition.ShippingMethod it ->
                    new Rule.Fact("shippingMethod", scene -> scene.travels(it.methods()));
            case Condition.PaymentMethod it ->
                    new Rule.Fact(
                            "paymentMethod",
                            scene -> has(it.methods(), scene.basket().paymentMethod()));
            case Condition.Hours it -> new Rule.Fact("hours", scene -> within(it, scene));
            case Condition.Valid it -> {
                var validity = new Promotion.Validity(it.from(), it.until());
                yield new Rule.Fact("valid", scene -> validity.holds(scene.at()));
            }
            case Condition.Coupon it -> coupon(it);
            case Condition.Discounted it -> {
                var filter = Filter.of(it.goods(), tokens, currency);
                yield new Rule.Fact("discounted", scene -> scene.anyCheaper(filter.lines(scene)));
            }
        };
    }

    private List<Rule> all(List<Condition> conditions) {
        return conditions.stream().map(this::make).toList();
    }

    private static boolean has(Set<String> values, @Nullable String value) {
        return value != null && values.contains(value);
    }

    private interface OfLines {
        long of(Scene scene, long[] lines);
    }

    private Rule units(
            String type,
            @Nullable Selection goods,
            @Nullable Integer min,
            @Nullable Integer max,
            OfLines count) {
        var filter = Filter.of(goods, tokens, currency);
        ToLongFunction<Scene> figure = scene -> count.of(scene, filter.lines(scene));
        return new Rule.Figure(
                type,
                Unit.UNITS,
                figure,
                requireNonNullElse(min, 0),
                max == null ? Long.MAX_VALUE : max,
                1,
                filter);
    }

    private Rule total(Condition.Total it) {
        var filter = Filter.of(it.goods(), tokens, currency);
        var min = it.min();
        var max = it.max();
        return new Rule.Figure(
                "total",
                Unit.MINOR,
                scene -> scene.total(filter.lines(scene), undiscounted),
                min == null ? 0 : min.minor(currency),
                max == null ? Long.MAX_VALUE : max.minor(currency),
                1,
                filter);
    }

    private static Rule orderNumber(Condition.OrderNumber it) {
        return new Rule.Figure(
                "orderNumber",
                Unit.ORDERS,
                scene -> scene.shopper().ordersPlaced() + 1L,
                requireNonNullElse(it.min(), 0),
                it.max() == null ? Long.MAX_VALUE : it.max(),
                requireNonNullElse(it.every(), 1),
                Filter.ALL);
    }

    private Rule coupon(Condition.Coupon it) {
        return new Rule.Fact(
                "coupon",
                scene ->
                        it.codes().isEmpty()
                                ? scene.shopper().codes().containsValue(promotion)
                                : !Collections.disjoint(
                                        scene.shopper().codes().keySet(), it.codes()));
    }

    /** A night belongs to the day on which it began. */
    private static boolean within(Condition.Hours hours, Scene scene) {
        var now = scene.local();
        var from = requireNonNullElse(hours.from(), LocalTime.MIN);
        var to = hours.to();
        var time = now.toLocalTime();
        var day = now.getDayOfWeek();
        if (to != null && to.isBefore(from)) {
            if (time.isBefore(to)) {
                day = day.minus(1);
            } else if (time.isBefore(from)) {
                return false;
            }
        } else if (time.isBefore(from) || (to != null && !time.isBefore(to))) {
            return false;
        }
        return hours.days().isEmpty() || hours.days().contains(day);
    }
}
