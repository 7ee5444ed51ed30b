package dev.cartwright.refunds;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.orders.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to give back: units of lines and delivery, or a plain amount, or all that is
 * left where neither is named.
 *
 * @param shipping whether all that is left of delivery goes back
 * @param amount spread over all lines and delivery
 */
record NewRefund(
        String reason,
        @Nullable @Valid @Size(max = 1_000) List<@NotNull @Valid Line> lines,
        @Nullable Boolean shipping,
        @Nullable Money amount) {

    record Line(@NotNull UUID line, @Min(1) int quantity) {}

    NewRefund {
        reason = Text.required("reason", reason, 200);
        if (amount != null && (lines != null || shipping != null)) {
            throw new InvalidField("amount", "cannot be named beside lines or shipping");
        }
        if (amount != null && !amount.isPositive()) {
            throw new InvalidField("amount.amount", "must be positive");
        }
        if (lines != null && lines.isEmpty()) {
            throw new InvalidField("lines", "must name a line, or be left away");
        }
        if (lines == null && Boolean.FALSE.equals(shipping)) {
            throw new InvalidField("shipping", "must be true where nothing else is named");
        }
    }

    /**
     * Names the field that says what is given back where a processor cannot be told of it, which
     * nobody could grant later.
     *
     * @param comesTo what all that is named is worth
     * @param check throws {@link InvalidField} for that
     */
    void requireTellable(Money comesTo, Runnable check) {
        try {
            check.run();
        } catch (InvalidField e) {
            throw amount != null
                    ? e
                    : new InvalidField(
                            named(), "comes to " + comesTo + ", which " + e.getMessage());
        }
    }

    /** The field that says what is given back; all that is left has none of its own. */
    private String named() {
        return lines != null ? "lines" : shipping != null ? "shipping" : "amount";
    }

    void requireCurrency(CurrencyUnit currency) {
        if (amount != null && !amount.getCurrencyUnit().equals(currency)) {
            throw new InvalidField("amount.currency", "must be " + currency + ", as the order's");
        }
    }

    /**
     * Returns what that is of an order.
     *
     * @param left of it, which it has to be a part of
     */
    Portions of(Order order, Portions left) {
        if (amount != null) {
            return spread(amount, left);
        }
        return lines == null && shipping == null
                ? left
                : left.of(units(order, left), Boolean.TRUE.equals(shipping));
    }

    private static Portions spread(Money amount, Portions left) {
        var minor = amount.getAmountMinorLong();
        if (minor > left.total()) {
            throw RefundProblem.moreThanIsLeft(
                    amount, Money.ofMinor(amount.getCurrencyUnit(), left.total()));
        }
        return left.of(minor);
    }

    private Map<UUID, Integer> units(Order order, Portions left) {
        var units = new HashMap<UUID, Integer>();
        for (int i = 0; lines != null && i < lines.size(); i++) {
            var wanted = lines.get(i);
            var name = "lines[" + i + "].";
            var there = left.lines().get(wanted.line());
            if (there == null) {
                throw new InvalidField(name + "line", "must be a line of order " + order.number());
            }
            if (units.put(wanted.line(), wanted.quantity()) != null) {
                throw new InvalidField(name + "line", "must be named once");
            }
            if (wanted.quantity() > there.quantity()) {
                throw RefundProblem.moreUnitsThanAreLeft(
                        name + "quantity", wanted.quantity(), there.quantity());
            }
        }
        return units;
    }
}
