package dev.cartwright.fulfilment;

import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.orders.ReturnStatus;
import java.util.Collection;
import java.util.function.ToIntFunction;

/**
 * How the goods of an order stand, in two words; pure, and derived from the units of its lines
 * alone.
 */
record Axes(FulfilmentStatus sent, ReturnStatus back) {

    static Axes of(Collection<LineUnits> lines) {
        return new Axes(sent(lines), back(lines));
    }

    private static FulfilmentStatus sent(Collection<LineUnits> lines) {
        var wanted = sum(lines, LineUnits::wanted);
        var shipped = sum(lines, LineUnits::shipped);
        var delivered = sum(lines, LineUnits::delivered);
        if (wanted == 0) {
            return FulfilmentStatus.CANCELLED;
        }
        if (delivered == wanted) {
            return FulfilmentStatus.DELIVERED;
        }
        if (delivered > 0) {
            return FulfilmentStatus.PARTIALLY_DELIVERED;
        }
        if (shipped == wanted) {
            return FulfilmentStatus.SHIPPED;
        }
        if (shipped > 0) {
            return FulfilmentStatus.PARTIALLY_SHIPPED;
        }
        return sum(lines, LineUnits::released) > 0
                ? FulfilmentStatus.RELEASED
                : FulfilmentStatus.UNFULFILLED;
    }

    private static ReturnStatus back(Collection<LineUnits> lines) {
        var returned = sum(lines, LineUnits::returned);
        if (sum(lines, LineUnits::returning) > 0) {
            return ReturnStatus.REQUESTED;
        }
        if (returned == 0) {
            return ReturnStatus.NONE;
        }
        return returned == sum(lines, LineUnits::wanted)
                ? ReturnStatus.RETURNED
                : ReturnStatus.PARTIALLY_RETURNED;
    }

    private static int sum(Collection<LineUnits> lines, ToIntFunction<LineUnits> units) {
        return lines.stream().mapToInt(units).sum();
    }
}
