package dev.cartwright.promotions;

import dev.cartwright.kernel.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Shoppers of whom a test says when they first bought, and in which groups they are. */
@TestComponent
class Regulars implements ShopperFacts {

    final Map<CustomerId, Instant> since = new ConcurrentHashMap<>();
    final Map<CustomerId, Set<String>> groups = new ConcurrentHashMap<>();

    /** How often groups were asked for. */
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public Map<CustomerId, Set<String>> groups(Collection<CustomerId> customers) {
        asked.incrementAndGet();
        var known = new HashMap<>(groups);
        known.keySet().retainAll(customers);
        return known;
    }

    @Override
    public int ordersPlaced(CustomerId customer) {
        return since.containsKey(customer) ? 1 : 0;
    }

    @Override
    public Map<CustomerId, Instant> firstOrders(Collection<CustomerId> customers) {
        var known = new HashMap<>(since);
        known.keySet().retainAll(customers);
        return known;
    }
}
