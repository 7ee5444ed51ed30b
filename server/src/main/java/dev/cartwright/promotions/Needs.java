package dev.cartwright.promotions;

import dev.cartwright.discounts.Condition;
import dev.cartwright.discounts.Promotion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be known before a promotion can be looked at; the facts of the cart's goods always, for
 * what they cost is in the figures of each.
 *
 * @param groups the shopper's
 * @param orders how many the shopper placed before
 * @param code some code of its own
 * @param codes those it asks for by name
 */
record Needs(boolean groups, boolean orders, boolean code, Set<String> codes) {

    static Needs of(Promotion promotion) {
        var look = new Look();
        look.code = promotion.codeRequired();
        if (promotion.condition() != null) {
            look.at(promotion.condition());
        }
        return new Needs(look.groups, look.orders, look.code, Set.copyOf(look.codes));
    }

    private static final class Look {

        private boolean groups;
        private boolean orders;
        private boolean code;
        private final Set<String> codes = new HashSet<>();

        void at(Condition condition) {
            switch (condition) {
                case Condition.All it -> at(it.all());
                case Condition.AnyOf it -> at(it.any());
                case Condition.Not it -> at(it.not());
                case Condition.Group _ -> groups = true;
                case Condition.OrderNumber _ -> orders = true;
                case Condition.Coupon it -> {
                    code = true;
                    codes.addAll(it.codes());
                }
                case Condition.Quantity _,
                        Condition.Total _,
                        Condition.LineQuantity _,
                        Condition.Discounted _,
                        Condition.Channel _,
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
    }
}
