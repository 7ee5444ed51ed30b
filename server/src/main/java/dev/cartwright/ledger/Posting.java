package dev.cartwright.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import dev.cartwright.kernel.OrderId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the language of the books: debits equal credits in each currency.
 *
 * @param kind what happened, in kebab-case; stable, for with the source it counts a fact once
 * @param source to what it happened: the order, the operation on a payment, the dispute
 * @param order on whose statement it is; null for what is about no order
 */
public record Posting(String kind, UUID source, @Nullable OrderId order, List<Entry> entries) {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z]+(-[a-z]+)*");

    public Posting {
        entries = List.copyOf(entries);
        if (!KEBAB_CASE.matcher(kind).matches()) {
            throw new IllegalArgumentException("kind must be in kebab-case: " + kind);
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(kind + " of " + source + " has no entries");
        }
        if (!balances(entries)) {
            throw new IllegalArgumentException(kind + " does not balance: " + entries);
        }
    }

    /** Returns the same fact undone. */
    Posting reversed(String kind) {
        return new Posting(kind, source, order, entries.stream().map(Entry::reversed).toList());
    }

    private static boolean balances(List<Entry> entries) {
        var sums =
                entries.stream()
                        .map(Entry::amount)
                        .collect(
                                groupingBy(
                                        amount -> amount.getCurrencyUnit(),
                                        mapping(
                                                amount -> amount.getAmount(),
                                                reducing(BigDecimal.ZERO, BigDecimal::add))));
        return sums.values().stream().allMatch(sum -> sum.signum() == 0);
    }
}
