package dev.cartwright.processors;

import java.util.List;

/**
 * What a processor made of an operation, and what was said to get there.
 *
 * @param said requests and answers in order, without secrets and personal data; empty for a
 *     processor inside this server
 */
public record Exchange(Outcome outcome, List<String> said) {

    public Exchange {
        said = List.copyOf(said);
    }

    /** Nothing was said over any line. */
    public static Exchange of(Outcome outcome) {
        return new Exchange(outcome, List.of());
    }
}
