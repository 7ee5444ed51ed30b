package dev.cartwright.hostile;

import java.util.Map;
import java.util.TreeMap;

/** All that has moved, only ever added to: what is asked of it are its sums. */
final class Journal {

    private final Map<String, Books.Money> intents = new TreeMap<>();
    private final Map<String, Books.Money> operations = new TreeMap<>();
    private long size;

    long size() {
        return size;
    }

    void add(Movement it) {
        size++;
        intents.merge(it.intent(), it.alone(), Movement::sum);
        if (!it.operation().isEmpty()) {
            operations.merge(it.operation(), it.alone(), Movement::sum);
        }
    }

    Books books() {
        return new Books(new TreeMap<>(intents), new TreeMap<>(operations));
    }

    Books.Money intent(String id) {
        return intents.getOrDefault(id, Books.Money.NOTHING);
    }
}
