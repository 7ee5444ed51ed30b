package dev.cartwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who want the same, in a fixed order. */
record Meanwhile(TransactionTemplate transaction) {

    /** The second begins while the first is not committed yet, and gets time to meet its locks. */
    <T> T of(Runnable first, Callable<T> second) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    transaction.execute(_ -> {
                        first.run();
                        return started(threads.submit(second));
                    });
            return Objects.requireNonNull(running).get();
        }
    }

    /** The second hears no, and why. */
    void assertRefused(Runnable first, Runnable second, String slug) {
        assertThatThrownBy(() -> of(first, done(second)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        InventoryProblem.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/" + slug));
    }

    static Callable<Boolean> done(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private static <T> Future<T> started(Future<T> second) {
        try {
            second.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // It waits for the first, or was refused: its caller hears it.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return second;
    }
}
