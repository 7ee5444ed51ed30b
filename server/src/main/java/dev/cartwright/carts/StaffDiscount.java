package dev.cartwright.carts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Shares;
import dev.cartwright.kernel.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What staff takes off all goods of a draft, after what promotions take: a share or a sum.
 *
 * @param percent of what is left to pay for the goods
 * @param amount at most what is left to pay for the goods is taken
 * @param reason as the customer reads it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StaffDiscount(@Nullable BigDecimal percent, @Nullable Money amount, String reason) {

    /** In the parts of an order's discounts it stands for what no promotion gave. */
    public static final PromotionId BY_STAFF = new PromotionId(new UUID(0, 0));

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public StaffDiscount {
        reason = Text.required("reason", reason, 200);
        if ((percent == null) == (amount == null)) {
            throw new InvalidField("percent", "or amount must be given, and not both");
        }
        if (percent != null
                && (percent.signum() <= 0 || percent.compareTo(ALL) > 0 || percent.scale() > 2)) {
            throw new InvalidField("percent", "must be above 0 and at most 100, such as 12.5");
        }
        if (amount != null && !amount.isPositive()) {
            throw new InvalidField("amount", "must be more than nothing");
        }
    }

    /**
     * Returns what is off each line; not a cent is lost.
     *
     * @param left what is left to pay for each line
     */
    List<Money> of(List<Money> left) {
        if (left.isEmpty()) {
            return List.of();
        }
        var currency = left.getFirst().getCurrencyUnit();
        var weights = left.stream().mapToLong(Money::getAmountMinorLong).toArray();
        var whole = left.stream().mapToLong(Money::getAmountMinorLong).sum();
        var shares = Shares.of(Math.min(whole, minor(whole)), weights);
        return Arrays.stream(shares).mapToObj(it -> Money.ofMinor(currency, it)).toList();
    }

    private long minor(long whole) {
        return percent == null
                ? Objects.requireNonNull(amount).getAmountMinorLong()
                : BigDecimal.valueOf(whole)
                        .multiply(percent)
                        .divide(ALL, 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
