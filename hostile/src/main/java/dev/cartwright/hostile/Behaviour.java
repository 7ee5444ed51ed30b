package dev.cartwright.hostile;

/** How the processor treats one request, and the webhooks that come of it. */
public record Behaviour(Answering answering, Telling telling) {

    public static final Behaviour HONEST = of(Answering.HONEST);

    public static Behaviour of(Answering answering) {
        return new Behaviour(answering, Telling.HONEST);
    }

    public static Behaviour telling(Telling telling) {
        return new Behaviour(Answering.HONEST, telling);
    }
}
