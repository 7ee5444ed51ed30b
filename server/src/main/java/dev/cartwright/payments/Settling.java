package dev.cartwright.payments;

import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;

/**
 * Makes what became of an operation true everywhere at once: the one path for answers, inquiries
 * and webhooks. Implemented by who knows what follows for the order, whose row is locked first.
 */
public interface Settling {

    /** Outside any transaction; any number of times, in any order. */
    void settle(Operation operation, Exchange exchange);
}
