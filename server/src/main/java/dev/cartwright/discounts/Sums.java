package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** An amount, once for each currency it is given in: {"amount", "currency"}, or a list of them. */
public record Sums(Map<String, Long> minor) {

    /** Money as it is written. */
    public record Cash(String amount, String currency) {

        public Cash {
            Given.need("amount", amount);
            Given.need("currency", currency);
            if (!amount.matches("[0-9]{1,12}([.][0-9]{1,9})?")) {
                throw new InvalidField("amount", "must be a number such as 12.34, not negative");
            }
            if (!currency.matches("[A-Z]{3}")
                    || CurrencyUnit.registeredCurrencies().stream()
                            .noneMatch(it -> it.getCode().equals(currency))) {
                throw new InvalidField("currency", "must be a currency code such as USD");
            }
            var places = CurrencyUnit.of(currency).getDecimalPlaces();
            if (new BigDecimal(amount).stripTrailingZeros().scale() > places) {
                throw new InvalidField("amount", "must be in coins of " + currency);
            }
        }

        private static Cash of(String currency, long minor) {
            var unit = CurrencyUnit.of(currency);
            return new Cash(Money.ofMinor(unit, minor).getAmount().toPlainString(), currency);
        }

        private long minor() {
            return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount)).getAmountMinorLong();
        }
    }

    public Sums {
        if (minor.isEmpty()) {
            throw new IllegalArgumentException("must have an amount");
        }
        minor = Given.map("minor", minor);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Sums of(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Cash> cash) {
        var minor = new LinkedHashMap<String, Long>();
        for (int i = 0; i < cash.size(); i++) {
            Given.need("[" + i + "]", cash.get(i));
            if (minor.put(cash.get(i).currency(), cash.get(i).minor()) != null) {
                throw new InvalidField("[" + i + "].currency", "must be there only once");
            }
        }
        return new Sums(minor);
    }

    public static Sums of(Money... money) {
        var minor = new LinkedHashMap<String, Long>();
        for (var one : money) {
            minor.put(one.getCurrencyUnit().getCode(), one.getAmountMinorLong());
        }
        return new Sums(minor);
    }

    @JsonValue
    Object written() {
        var cash = minor.entrySet().stream().map(it -> Cash.of(it.getKey(), it.getValue()));
        var list = cash.toList();
        return list.size() == 1 ? list.getFirst() : list;
    }

    public Set<String> currencies() {
        return minor.keySet();
    }

    OptionalLong in(String currency) {
        var amount = minor.get(currency);
        return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    long minor(String currency) {
        return Objects.requireNonNull(minor.get(currency), currency);
    }
}
