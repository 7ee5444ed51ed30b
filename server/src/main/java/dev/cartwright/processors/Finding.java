package dev.cartwright.processors;

/** What came of an errand, as far as it is known. */
public sealed interface Finding {

    /**
     * It is so.
     *
     * @param reference the processor's own name for what was asked about
     */
    record Done(String reference) implements Finding {}

    /** What was paid with. */
    record Shown(Instrument instrument) implements Finding {}

    /** The processor says plainly that there is no such thing, or that it will not. */
    record Refused(String reason) implements Finding {}

    /** It cannot be known yet: ask again later. */
    record Unknown(String reason) implements Finding {}
}
