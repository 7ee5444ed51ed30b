package dev.cartwright.sessions;

/** What comes of a refresh token that is presented. */
public sealed interface Renewal {

    /**
     * The session goes on.
     *
     * @param refreshToken the successor; is nowhere but here
     * @param anew false where the same answer was given before
     */
    record Renewed(String refreshToken, boolean anew) implements Renewal {}

    /** The session opens nothing any more. */
    record Closed(Why why) implements Renewal {}

    /** Two have the token, so one of them has stolen it: the session has just been ended. */
    record Reused(Late late) implements Renewal {}

    /** Why a session opens nothing. */
    enum Why {
        ENDED,
        EXPIRED,
        ACCOUNT_CLOSED,
        EPOCH_CHANGED
    }

    /** Which token came back too late. */
    enum Late {
        /** The one before the newest, after the grace. */
        PARENT,
        /** An older one. */
        GRANDPARENT
    }
}
