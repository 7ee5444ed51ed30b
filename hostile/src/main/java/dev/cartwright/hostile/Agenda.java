package dev.cartwright.hostile;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What happens by itself when its time has come: a bank decides, an authorisation runs out. */
final class Agenda {

    private record Task(Instant at, long order, Consumer<Instant> deed) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::order));

    private long order;

    void add(Instant at, Consumer<Instant> deed) {
        tasks.add(new Task(at, order++, deed));
    }

    /** Each deed hears the time it was due, however late somebody looked. */
    void run(Instant now) {
        for (var next = tasks.peek(); next != null; next = tasks.peek()) {
            if (next.at().isAfter(now)) {
                return;
            }
            tasks.remove();
            next.deed().accept(next.at());
        }
    }
}
