package dev.cartwright.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.orders.Orders;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the paper in a parcel says: where it goes and what lies in it, without prices. */
@Component
record PackingSlips(Orders orders) {

    /**
     * @param number the fulfilment's
     * @param notInThisParcel what else was ordered: it comes apart, or was cancelled
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PackingSlip(
            String number,
            String order,
            @Nullable Instant placedAt,
            @Nullable String location,
            Address deliveryAddress,
            String shipping,
            List<Line> lines,
            List<Line> notInThisParcel) {}

    record Line(Sku sku, String name, int quantity, List<Lot> lots) {}

    record Lot(String number, int units) {}

    PackingSlip of(Fulfilment it) {
        var order = orders.find(it.order()).orElseThrow(FulfilmentProblem::unknownOrder);
        var units = it.units();
        var lines =
                order.lines().stream()
                        .collect(Collectors.toMap(OrderLine::id, Function.identity()));
        return new PackingSlip(
                it.number(),
                order.number(),
                order.placedAt(),
                it.location(),
                order.deliveryAddress(),
                order.shippingName(),
                it.lines().stream()
                        .map(line -> line(it, lines.get(line.line()), line.quantity()))
                        .toList(),
                order.lines().stream()
                        .filter(line -> units.getOrDefault(line.id(), 0) < line.quantity())
                        .map(line ->
                                new Line(
                                        line.sku(),
                                        line.name(),
                                        line.quantity() - units.getOrDefault(line.id(), 0),
                                        List.of()))
                        .toList());
    }

    private static Line line(Fulfilment of, @Nullable OrderLine line, int quantity) {
        if (line == null) {
            throw new IllegalStateException("fulfilment " + of.number() + " has a foreign line");
        }
        var lots =
                of.lots().stream()
                        .filter(it -> it.line().equals(line.sku()))
                        .map(it -> new Lot(it.number(), it.units()))
                        .toList();
        return new Line(line.sku(), line.name(), quantity, lots);
    }
}
