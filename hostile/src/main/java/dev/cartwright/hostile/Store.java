package dev.cartwright.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the processor knows, oldest first, and its journal. */
final class Store {

    final Map<String, Intent> intents = new LinkedHashMap<>();
    final Map<String, Charge> charges = new LinkedHashMap<>();
    final Map<String, Refund> refunds = new LinkedHashMap<>();
    final Map<String, Method> methods = new LinkedHashMap<>();
    final Map<String, Customer> customers = new LinkedHashMap<>();
    final Map<String, Review> reviews = new LinkedHashMap<>();
    final Journal journal = new Journal();

    private final int most;

    Store(int most) {
        this.most = most;
    }

    boolean isFull() {
        return Math.max(intents.size(), customers.size()) >= most
                || Math.max(charges.size(), refunds.size()) >= 4L * most
                || methods.size() >= 4L * most
                || journal.size() >= 16L * most;
    }

    /** By the id in a path; 404 where there is none. */
    static <T> T find(Map<String, T> things, String what, String id) {
        return find(404, things, what, id, what.equals("payment_intent") ? "intent" : "id");
    }

    /** By the id in a parameter; 400 where there is none. */
    static <T> T named(Map<String, T> things, String what, String id, String param) {
        return find(400, things, what, id, param);
    }

    private static <T> T find(
            int status, Map<String, T> things, String what, String id, String param) {
        @Nullable T found = things.get(id);
        if (found == null) {
            throw StripeError.missing(status, what, id, param);
        }
        return found;
    }

    void write(Movement.Kind kind, Intent intent, String operation, long amount) {
        if (amount != 0) {
            journal.add(new Movement(kind, intent.id, operation, intent.currency, amount));
        }
    }
}
