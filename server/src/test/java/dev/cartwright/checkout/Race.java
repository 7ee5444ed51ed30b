package dev.cartwright.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Many at once. */
public final class Race {

    private Race() {}

    public static <T> List<T> of(List<Callable<T>> runners) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var runner : threads.invokeAll(runners)) {
                results.add(runner.get());
            }
            return results;
        }
    }
}
