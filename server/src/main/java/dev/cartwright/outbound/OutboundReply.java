package dev.cartwright.outbound;

import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface OutboundReply {

    /**
     * There was an answer, whatever it says; a redirection is one as well.
     *
     * @param retryAfter the header as it came
     * @param body as UTF-8, its beginning where it is too long
     */
    record Answered(int status, @Nullable String retryAfter, String body)
            implements OutboundReply {}

    /** There was none; whether the request arrived is not known. */
    record Lost(String error) implements OutboundReply {}

    /** Nothing was sent, for the host is where nobody may be asked. */
    record Refused(String error) implements OutboundReply {}
}
