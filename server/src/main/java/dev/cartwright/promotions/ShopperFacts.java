package dev.cartwright.promotions;

import dev.cartwright.kernel.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What is known of shoppers. Each module that knows something implements what it knows: groups of
 * all of them count, numbers of orders add up. Asked only where a promotion in force wants to know.
 */
public interface ShopperFacts {

    /** Returns the groups and segments that shoppers are in, by one statement for all of them. */
    default Map<CustomerId, Set<String>> groups(Collection<CustomerId> customers) {
        return Map.of();
    }

    /** Returns how many orders are placed and not cancelled, by one statement. */
    default int ordersPlaced(CustomerId customer) {
        return 0;
    }

    /**
     * Returns when each placed the first order, cancelled or not; for figures, by one statement.
     * Who is missing is not known.
     */
    default Map<CustomerId, Instant> firstOrders(Collection<CustomerId> customers) {
        return Map.of();
    }
}
