package dev.cartwright.discounts;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All amounts a promotion names: it holds only in currencies in which each of them is given. */
final class Amounts {

    private Amounts() {}

    static Stream<Sums> of(Promotion promotion) {
        var condition = promotion.condition();
        return Stream.concat(
                promotion.actions().stream().flatMap(Amounts::of),
                condition == null ? Stream.empty() : of(condition));
    }

    private static Stream<Sums> of(Action action) {
        return switch (action) {
            case Action.Goods it -> join(of(it.goods()), of(it.off()), some(it.cap()));
            case Action.Pick it -> join(of(it.goods()), of(it.off()));
            case Action.Tiers it ->
                    join(
                            of(it.goods()),
                            some(it.cap()),
                            it.steps().stream()
                                    .flatMap(step -> join(some(step.total()), of(step.off()))));
            case Action.BuyGet it -> join(of(it.buy()), of(it.get()), of(it.off()));
            case Action.Together it ->
                    join(of(it.off()), it.parts().stream().flatMap(part -> of(part.goods())));
            case Action.Shipping it -> join(of(it.off()), some(it.cap()));
            case Action.Gift it -> of(it.perUnitOf());
            case Action.Catalogue it -> join(of(it.goods()), of(it.off()));
        };
    }

    private static Stream<Sums> of(Condition condition) {
        return switch (condition) {
            case Condition.All it -> it.all().stream().flatMap(Amounts::of);
            case Condition.AnyOf it -> it.any().stream().flatMap(Amounts::of);
            case Condition.Not it -> of(it.not());
            case Condition.Quantity it -> of(it.goods());
            case Condition.LineQuantity it -> of(it.goods());
            case Condition.Discounted it -> of(it.goods());
            case Condition.Total it -> join(of(it.goods()), some(it.min()), some(it.max()));
            case Condition.Group _,
                    Condition.OrderNumber _,
                    Condition.Channel _,
                    Condition.Country _,
                    Condition.Currency _,
                    Condition.ShippingMethod _,
                    Condition.PaymentMethod _,
                    Condition.Hours _,
                    Condition.Valid _,
                    Condition.Coupon _ ->
                    Stream.empty();
        };
    }

    private static Stream<Sums> of(@Nullable Selection goods) {
        return goods == null
                ? Stream.empty()
                : join(some(goods.priceFrom()), some(goods.priceTo()), of(goods.except()));
    }

    private static Stream<Sums> of(Off off) {
        return join(some(off.amount()), some(off.price()));
    }

    private static Stream<Sums> some(@Nullable Sums sums) {
        return sums == null ? Stream.empty() : Stream.of(sums);
    }

    private static Stream<Sums> join(Stream<Sums> one, Stream<Sums> other) {
        return Stream.concat(one, other);
    }

    private static Stream<Sums> join(Stream<Sums> one, Stream<Sums> other, Stream<Sums> third) {
        return join(join(one, other), third);
    }
}
