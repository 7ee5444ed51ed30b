package dev.cartwright.promotions;

import dev.cartwright.discounts.Action;
import dev.cartwright.discounts.Condition;
import dev.cartwright.discounts.Promotion;
import dev.cartwright.discounts.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known before a promotion can be looked at.
 *
 * @param goods the facts of the cart's goods: also for their floors, where something is off them
 * @param groups the shopper's
 * @param orders how many the shopper placed before
 * @param code some code of its own
 * @param codes those it asks for by name
 */
record Needs(boolean goods, boolean groups, boolean orders, boolean code, Set<String> codes) {

    static Needs of(Promotion promotion) {
        var look = new Look();
        look.code = promotion.codeRequired();
        promotion.actions().forEach(look::at);
        if (promotion.condition() != null) {
            look.at(promotion.condition());
        }
        return new Needs(look.goods, look.groups, look.orders, look.code, Set.copyOf(look.codes));
    }

    private static final class Look {

        private boolean goods;
        private boolean groups;
        private boolean orders;
        private boolean code;
        private final Set<String> codes = new HashSet<>();

        void at(Action action) {
            switch (action) {
                case Action.Shipping _ -> {}
                case Action.Gift it -> at(it.perUnitOf());
                case Action.Goods _,
                        Action.Pick _,
                        Action.Tiers _,
                        Action.BuyGet _,
                        Action.Together _,
                        Action.Catalogue _ ->
                        goods = true;
            }
        }

        void at(Condition condition) {
            switch (condition) {
                case Condition.All it -> at(it.all());
                case Condition.AnyOf it -> at(it.any());
                case Condition.Not it -> at(it.not());
                case Condition.Quantity it -> at(it.goods());
                case Condition.Total it -> at(it.goods());
                case Condition.LineQuantity it -> at(it.goods());
                case Condition.Discounted _ -> goods = true;
                case Condition.Group _ -> groups = true;
                case Condition.OrderNumber _ -> orders = true;
                case Condition.Coupon it -> {
                    code = true;
                    codes.addAll(it.codes());
                }
                case Condition.Channel _,
                        Condition.Country _,
                        Condition.Currency _,
                        Condition.ShippingMethod _,
                        Condition.PaymentMethod _,
                        Condition.Hours _,
                        Condition.Valid _ -> {}
            }
        }

        private void at(List<Condition> conditions) {
            conditions.forEach(this::at);
        }

        private void at(@Nullable Selection which) {
            if (which != null) {
                goods |=
                        !which.products().isEmpty()
                                || !which.categories().isEmpty()
                                || !which.brands().isEmpty()
                                || !which.attributes().isEmpty()
                                || which.reduced() != null;
                at(which.except());
            }
        }
    }
}
