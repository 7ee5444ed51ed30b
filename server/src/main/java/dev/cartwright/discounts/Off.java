package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.InvalidField;
import org.jspecify.annotations.Nullable;

/** How much is taken off: a percentage, an amount, or down to a price. One of the three. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Off(@Nullable Percent percent, @Nullable Sums amount, @Nullable Sums price) {

    public static final Off EVERYTHING = percent(Percent.HUNDRED);

    public Off {
        int named = (percent == null ? 0 : 1) + (amount == null ? 0 : 1) + (price == null ? 0 : 1);
        if (named != 1) {
            throw new InvalidField("percent", "or amount or price must be there, one of them");
        }
    }

    public static Off percent(Percent percent) {
        return new Off(percent, null, null);
    }

    public static Off amount(Sums amount) {
        return new Off(null, amount, null);
    }

    public static Off price(Sums price) {
        return new Off(null, null, price);
    }
}
