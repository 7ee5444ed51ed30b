package dev.cartwright.processors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a processor tells by itself.
 *
 * @param account whose events these are: ids are unique within one account
 * @param id the same each time it is sent again
 * @param kind the processor's own word for it
 * @param news what it says of operations; empty where it is of no concern to us
 */
public record ProcessorEvent(String account, String id, String kind, Instant at, List<News> news) {

    public ProcessorEvent {
        news = List.copyOf(news);
    }

    /**
     * What it says of one operation.
     *
     * @param operation our own id, where the event carries it
     * @param reference the processor's name for the payment
     * @param of what kind of operation it tells of
     */
    public record News(
            Optional<UUID> operation, String reference, Operation.Kind of, Outcome outcome) {}
}
