package dev.cartwright.sales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What some orders sold, by order and line. */
record SaleLines(Map<UUID, List<Fact>> orders, Map<Place, Fact> lines) {

    /** A line of an order; null is its delivery. */
    private record Place(UUID order, @Nullable UUID line) {}

    static SaleLines of(List<Fact> sales) {
        return new SaleLines(
                sales.stream().collect(groupingBy(it -> it.sold().order())),
                sales.stream()
                        .collect(
                                toMap(
                                        it -> new Place(it.sold().order(), it.line()),
                                        Function.identity())));
    }

    List<Fact> of(UUID order) {
        return orders.getOrDefault(order, List.of());
    }

    /** Empty where it was never sold, as of an order that was never placed. */
    Optional<Fact> line(UUID order, @Nullable UUID line) {
        return Optional.ofNullable(lines.get(new Place(order, line)));
    }
}
