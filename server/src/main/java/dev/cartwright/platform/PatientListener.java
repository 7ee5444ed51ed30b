package dev.cartwright.platform;

import java.util.function.BooleanSupplier;

/**
 * A listener that tells a server outside of the house. What that server does not take waits until
 * it does, however long, and is never given up; events of other listeners do not wait behind it.
 *
 * @param name what metrics call it
 * @param listener its class
 * @param isOpen whether it is worth a try at the moment
 */
public record PatientListener(String name, Class<?> listener, BooleanSupplier isOpen) {

    /** What the outbox calls its methods, as a pattern of SQL. */
    String pattern() {
        return prefix() + "%";
    }

    boolean is(String listenerId) {
        return listenerId.startsWith(prefix());
    }

    private String prefix() {
        return listener.getName() + ".";
    }
}
