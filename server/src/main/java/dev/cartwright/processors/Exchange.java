package dev.cartwright.processors;

import java.util.List;

/**
 * What a processor made of an operation, and what was said to get there.
 *
 * @param said requests and answers in order, without secrets and personal data; empty for a
 *     processor inside this server
 * @param failed whether the processor itself answered that it has failed: that may be its answer
 *     for as long as it keeps the key
 */
public record Exchange(Outcome outcome, List<String> said, boolean failed) {

    public Exchange {
        said = List.copyOf(said);
    }

    public Exchange(Outcome outcome, List<String> said) {
        this(outcome, said, false);
    }

    /** Nothing was said over any line. */
    public static Exchange of(Outcome outcome) {
        return new Exchange(outcome, List.of());
    }
}
