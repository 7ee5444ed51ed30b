package dev.cartwright.ordermails;

import dev.cartwright.kernel.Address;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderLine;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Amounts, goods and addresses as a reader writes them; pure. */
record Written(Locale reader) {

    /** There the town comes before its region and its code. */
    private static final Set<String> TOWN_FIRST = Set.of("AU", "CA", "GB", "IE", "IN", "NZ", "US");

    /** Empty where there is nothing. */
    String some(@Nullable Money amount) {
        return amount == null || amount.isZero() ? "" : money(amount);
    }

    String money(Money amount) {
        var format = NumberFormat.getCurrencyInstance(reader);
        format.setCurrency(amount.getCurrencyUnit().toCurrency());
        format.setMinimumFractionDigits(amount.getScale());
        format.setMaximumFractionDigits(amount.getScale());
        return format.format(amount.getAmount());
    }

    /** All that was bought, and what it cost before anything was taken off. */
    String priced(Order order) {
        return order.lines().stream()
                .map(line -> goods(line.quantity(), line) + ": " + money(line.total()))
                .collect(Collectors.joining("\n"));
    }

    /** Some of what was bought, in the order's own order; empty where none is. */
    String units(Order order, Map<UUID, Integer> units) {
        return order.lines().stream()
                .filter(line -> units.getOrDefault(line.id(), 0) > 0)
                .map(line -> goods(units.getOrDefault(line.id(), 0), line))
                .collect(Collectors.joining("\n"));
    }

    private String goods(int units, OrderLine line) {
        return NumberFormat.getIntegerInstance(reader).format(units) + " × " + line.name();
    }

    String address(Address it) {
        var isTownFirst = TOWN_FIRST.contains(it.country());
        var town =
                isTownFirst
                        ? joined(", ", it.city(), joined(" ", it.region(), it.postalCode()))
                        : joined(" ", it.postalCode(), it.city());
        return joined(
                "\n",
                it.name(),
                it.line1(),
                it.line2(),
                town,
                isTownFirst ? null : it.region(),
                Locale.of("", it.country()).getDisplayCountry(reader));
    }

    /** Without what is not there. */
    private static String joined(String by, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(by));
    }
}
