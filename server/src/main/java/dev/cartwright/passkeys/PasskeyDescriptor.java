package dev.cartwright.passkeys;

import java.util.List;

/**
 * A passkey as a browser is told of it.
 *
 * @param id by which its device knows it, in Base64url
 * @param transports how that device is reached
 */
public record PasskeyDescriptor(String type, String id, List<String> transports) {}
