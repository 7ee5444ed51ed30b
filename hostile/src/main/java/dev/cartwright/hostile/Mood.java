package dev.cartwright.hostile;

import java.util.random.RandomGenerator;

/** How the processor feels about a request that nobody has told it how to treat. */
@FunctionalInterface
public interface Mood {

    Mood HONEST = (request, random) -> Behaviour.HONEST;

    Behaviour towards(Request request, RandomGenerator random);

    /** For webhooks that no request caused: time passed, or somebody authenticated. */
    default Telling about(String event, RandomGenerator random) {
        return Telling.HONEST;
    }
}
