package dev.cartwright.processors;

/** The part of a processor that keeps for customers what they pay with. */
public sealed interface Vault permits LocalVault, RemoteVault {

    /** Whose vault it is: names that one account's has given mean nothing to another's. */
    String account();
}
