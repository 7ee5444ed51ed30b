package dev.cartwright.paymentmethods;

import java.util.UUID;

/** That a processor is still to forget what is forgotten here. */
record Detachment(UUID id, String processor, String account, String token) {}
