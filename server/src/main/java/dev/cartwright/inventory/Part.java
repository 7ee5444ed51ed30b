package dev.cartwright.inventory;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.cartwright.inventory.schema.tables.records.InventoryReservationsRecord;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Some units of a promise. */
record Part(InventoryReservationsRecord promise, int units) {

    /**
     * Returns how many units of each promise are meant by units as they were bought; by the
     * locations' names where one promise has too few.
     *
     * @param location of which only; null is all
     * @param most units that can be meant of a promise
     */
    static List<Part> of(
            List<InventoryReservationsRecord> promises,
            Map<Sku, Integer> lines,
            @Nullable String location,
            ToIntFunction<InventoryReservationsRecord> most) {
        var promised =
                promises.stream()
                        .filter(it -> location == null || it.getLocation().equals(location))
                        .collect(groupingBy(InventoryReservationsRecord::getLineSku));
        var parts = new ArrayList<Part>();
        lines.forEach((line, units) -> {
            var items =
                    promised.getOrDefault(line, List.of()).stream()
                            .collect(groupingBy(InventoryReservationsRecord::getSku))
                            .values();
            if (units < 1 || items.isEmpty()) {
                throw InventoryProblem.notPromised(line, units, 0);
            }
            items.forEach(item -> parts.addAll(of(line, units, item, most)));
        });
        return parts;
    }

    private static List<Part> of(
            Sku line,
            int units,
            List<InventoryReservationsRecord> promises,
            ToIntFunction<InventoryReservationsRecord> most) {
        var each = promises.getFirst().getPerLine();
        var left = Math.multiplyExact(units, each);
        var parts = new ArrayList<Part>();
        var byLocation = comparing(InventoryReservationsRecord::getLocation);
        for (var promise : promises.stream().sorted(byLocation).toList()) {
            var some = Math.min(left, most.applyAsInt(promise));
            if (some > 0) {
                parts.add(new Part(promise, some));
                left -= some;
            }
        }
        if (left > 0) {
            throw InventoryProblem.notPromised(line, units, (units * each - left) / each);
        }
        return parts;
    }
}
