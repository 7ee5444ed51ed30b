package dev.cartwright.checkout;

import java.util.List;

/** What stands behind an address for its variable, and a body that would do something. */
record AskedOf(List<String> ids, String body) {

    AskedOf(String id, String body) {
        this(List.of(id), body);
    }

    static AskedOf ofTheCaller(String body) {
        return new AskedOf(List.of(), body);
    }
}
