package dev.cartwright.outbound;

import java.time.Duration;

/**
 * What a line may.
 *
 * @param allowsPrivate also hosts of this machine and of private networks; link-local addresses,
 *     and with them the metadata of clouds, never
 * @param allowsHttp also without TLS
 * @param connectWithin how long the name server may take, and each address to connect
 * @param answerWithin how long all of it may take, to the last byte
 * @param mostBytes of an answer's body that are read
 * @param atOnce requests under way; more wait for their turn
 */
public record OutboundLimits(
        boolean allowsPrivate,
        boolean allowsHttp,
        Duration connectWithin,
        Duration answerWithin,
        int mostBytes,
        int atOnce) {}
