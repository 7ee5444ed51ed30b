package dev.cartwright.checkout;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many at once. */
final class Race {

    private Race() {}

    static <T> List<T> of(List<Callable<T>> runners) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(runners).stream().map(Future::resultNow).toList();
        }
    }
}
