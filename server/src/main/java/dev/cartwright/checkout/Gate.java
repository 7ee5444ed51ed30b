package dev.cartwright.checkout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets some purchases begin at a time. In a rush the others wait here, holding nothing, so that
 * those already begun, and everybody who only looks, still get connections.
 */
@Component
class Gate {

    private final Semaphore places;
    private final CheckoutSettings settings;

    Gate(CheckoutSettings settings) {
        this.settings = settings;
        places = new Semaphore(settings.beginAtOnce(), true);
    }

    /** Does the work when it is its turn; refuses where that takes too long. */
    <T> T pass(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(settings.beginWithin().toMillis(), MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw CheckoutProblem.rush();
    }
}
