package dev.cartwright.hostile;

/** What the processor does with a request. */
public enum Answering {
    /** What was asked, and says so. */
    HONEST,
    /** What was asked, and never answers. */
    COMMIT_THEN_HANG,
    /** What was asked, and says that it failed; a repetition under the same key hears the same. */
    COMMIT_THEN_500,
    /** What was asked, and breaks the connection before the first byte. */
    COMMIT_THEN_RESET,
    /**
     * Never answers, and does it a while later; until then the key is in use and nobody finds it.
     */
    COMMIT_LATER,
    /** Nothing, and never answers. */
    HANG_WITHOUT_COMMIT,
    /** Nothing, and breaks the connection before the first byte. */
    RESET_BEFORE,
    /** Nothing, and says that it failed; a repetition under the same key hears the same. */
    FAIL_500,
    /**
     * Nothing, and says plainly that it will not; a repetition under the same key hears the same.
     */
    REFUSE,
    /** Nothing, because too much is asked of it; a repetition is served. */
    RATE_LIMIT,
    /** What was asked, and breaks the connection in the middle of the body. */
    RESET_MID_BODY,
    /** What was asked, and answers byte by byte. */
    DRIP,
    /** What was asked, and names one minor unit too many. */
    FLIP_AMOUNT
}
