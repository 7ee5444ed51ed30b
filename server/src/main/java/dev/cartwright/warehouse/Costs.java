package dev.cartwright.warehouse;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goods cost, in the currency that the default channel names first. */
@Component
class Costs {

    /** Of the most units that a shelf holds the value still fits the shelf's counter. */
    private static final long MOST = 1_000_000_000;

    private final Channels channels;

    Costs(Channels channels) {
        this.channels = channels;
    }

    Money money(long minor) {
        return Money.ofMinor(currency(), minor);
    }

    /** Throws {@link InvalidField} where it is in another currency, or nothing costs that. */
    @Nullable Long minor(String field, @Nullable Money cost) {
        if (cost == null) {
            return null;
        }
        if (!cost.getCurrencyUnit().equals(currency())) {
            throw new InvalidField(field + ".currency", "must be " + currency());
        }
        if (cost.isNegative() || cost.isGreaterThan(money(MOST))) {
            throw new InvalidField(
                    field + ".amount", "must be from 0 to " + money(MOST).getAmount());
        }
        return cost.getAmountMinorLong();
    }

    private CurrencyUnit currency() {
        return channels.get(Channels.DEFAULT).currencies().getFirst();
    }
}
