package dev.cartwright.rates;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What applies at one place: the ways to get there, in the shop's order, and the tax by category.
 */
public record Quote(List<ShippingMethod> methods, Map<String, BigDecimal> taxRates) {

    /** Before anybody knows where the parcel goes. */
    public static final Quote NOWHERE = new Quote(List.of(), Map.of());

    public Quote {
        methods = List.copyOf(methods);
        taxRates = Map.copyOf(taxRates);
    }

    public Optional<ShippingMethod> method(String code) {
        return methods.stream().filter(method -> method.code().equals(code)).findFirst();
    }

    BigDecimal taxRate(String category) {
        return taxRates.getOrDefault(category, BigDecimal.ZERO);
    }
}
