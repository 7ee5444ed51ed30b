package dev.cartwright.storefront;

import dev.cartwright.search.Facets;
import dev.cartwright.storefront.Asked.Parameter;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a person has asked for, each part with the address of the list without it. */
record Chips(Asked asked, Facets facets, Figures figures, CurrencyUnit currency) {

    /** Called by the templates. */
    record Chip(String label, String address) {}

    List<Chip> all() {
        return asked.parameters().stream()
                .filter(it -> !it.name().equals(Asked.SORT))
                .filter(it -> !it.name().equals(Asked.IN_STOCK) || asked.inStock())
                .map(it -> new Chip(label(it), asked.without(it).address()))
                .toList();
    }

    private String label(Parameter it) {
        return switch (it.name()) {
            case Asked.WORDS -> "“" + it.value() + "”";
            case Asked.ATTRIBUTE ->
                    Filters.label(
                            facets,
                            Asked.code(it.value()),
                            it.value().substring(it.value().indexOf(':') + 1));
            case Asked.PRICE_MIN -> "From " + price(it.name());
            case Asked.PRICE_MAX -> "Up to " + price(it.name());
            case Asked.IN_STOCK -> "In stock";
            default -> it.value();
        };
    }

    private String price(String name) {
        var amount = asked.price(name);
        return amount == null
                ? ""
                : figures.price(Money.of(currency, amount, RoundingMode.HALF_UP));
    }
}
