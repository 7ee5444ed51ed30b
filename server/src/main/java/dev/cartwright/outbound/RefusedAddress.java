package dev.cartwright.outbound;

import java.net.UnknownHostException;

/** A host has an address where nobody may be asked; says which host, and not which address. */
final class RefusedAddress extends UnknownHostException {

    RefusedAddress(String host, String refusal) {
        super(host + " is " + refusal);
    }
}
