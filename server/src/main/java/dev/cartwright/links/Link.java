package dev.cartwright.links;

import java.time.Duration;

/**
 * What a mail lets its reader do once. The mail alone has the token; the shop keeps its hash.
 *
 * @param token 256 bits in 43 characters, computed from the link's row under the server's key
 * @param holds for how long from now
 */
public record Link(String token, Duration holds) {}
