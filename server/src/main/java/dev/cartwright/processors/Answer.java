package dev.cartwright.processors;

import java.net.http.HttpHeaders;

/** What came back of a request. */
public sealed interface Answer {

    /** A whole HTTP answer. */
    record Replied(int status, HttpHeaders headers, String body) implements Answer {}

    /** Not a byte of the request left this server. */
    record NotSent(String reason) implements Answer {}

    /** Some of the request may have arrived; no whole answer came back. */
    record Lost(String reason) implements Answer {}
}
