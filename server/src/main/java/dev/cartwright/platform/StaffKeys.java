package dev.cartwright.platform;

import java.util.Optional;

/** Knows whom a key lets in. A module implements it for the kind of key that it makes. */
public interface StaffKeys {

    /** Returns whose key it is; nobody's where it is unknown, over or taken back. */
    Optional<Caller> find(String key, Client from);
}
