package dev.cartwright.discounts;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.discounts.Trace.Unit;
import dev.cartwright.kernel.PromotionId;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
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
                    units("quantity", it.goods(), it.min(), it.max(), Run::quantity);
            case Condition.Total it -> total(it);
            case Condition.LineQuantity it ->
                    units("lineQuantity", it.goods(), it.min(), null, Run::longest);
            case Condition.Group it ->
                    new Rule.Fact(
                            "group",
                            run -> !Collections.disjoint(run.shopper().groups(), it.groups()));
            case Condition.OrderNumber it -> orderNumber(it);
            case Condition.Channel it ->
                    new Rule.Fact("channel", run -> it.channels().contains(run.basket().channel()));
            case Condition.Country it ->
                    new Rule.Fact("country", run -> has(it.countries(), run.basket().country()));
            case Condition.Currency it ->
                    new Rule.Fact("currency", _ -> it.currencies().contains(currency));
            case Condition.ShippingMethod it ->
                    new Rule.Fact("shippingMethod", run -> run.travels(it.methods()));
            case Condition.PaymentMethod it ->
                    new Rule.Fact(
                            "paymentMethod",
                            run -> has(it.methods(), run.basket().paymentMethod()));
            case Condition.Hours it -> new Rule.Fact("hours", run -> within(it, run));
            case Condition.Valid it -> {
                var validity = new Promotion.Validity(it.from(), it.until());
                yield new Rule.Fact("valid", run -> validity.holds(run.at()));
            }
            case Condition.Coupon it -> coupon(it);
            case Condition.Discounted it -> {
                var filter = Filter.of(it.goods(), tokens, currency);
                yield new Rule.Fact("discounted", run -> run.anyCheaper(filter.lines(run)));
            }
        };
    }

    private List<Rule> all(List<Condition> conditions) {
        return conditions.stream().map(this::make).toList();
    }

    private static boolean has(java.util.Set<String> values, @Nullable String value) {
        return value != null && values.contains(value);
    }

    private interface OfLines {
        long of(Run run, long[] lines);
    }

    private Rule units(
            String type,
            @Nullable Selection goods,
            @Nullable Integer min,
            @Nullable Integer max,
            OfLines count) {
        var filter = Filter.of(goods, tokens, currency);
        ToLongFunction<Run> figure = run -> count.of(run, filter.lines(run));
        return new Rule.Figure(
                type,
                Unit.UNITS,
                figure,
                requireNonNullElse(min, 0),
                max == null ? Long.MAX_VALUE : max,
                1,
                filter.trigger());
    }

    private Rule total(Condition.Total it) {
        var filter = Filter.of(it.goods(), tokens, currency);
        var min = it.min();
        var max = it.max();
        return new Rule.Figure(
                "total",
                Unit.MINOR,
                run -> run.total(filter.lines(run), undiscounted),
                min == null ? 0 : min.minor(currency),
                max == null ? Long.MAX_VALUE : max.minor(currency),
                1,
                filter.trigger());
    }

    private static Rule orderNumber(Condition.OrderNumber it) {
        return new Rule.Figure(
                "orderNumber",
                Unit.ORDERS,
                run -> run.shopper().ordersPlaced() + 1L,
                requireNonNullElse(it.min(), 0),
                it.max() == null ? Long.MAX_VALUE : it.max(),
                requireNonNullElse(it.every(), 1),
                null);
    }

    private Rule coupon(Condition.Coupon it) {
        return new Rule.Fact(
                "coupon",
                run ->
                        it.codes().isEmpty()
                                ? run.shopper().codes().containsValue(promotion)
                                : !Collections.disjoint(
                                        run.shopper().codes().keySet(), it.codes()));
    }

    /** A night belongs to the day on which it began. */
    private static boolean within(Condition.Hours hours, Run run) {
        var now = run.local();
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
