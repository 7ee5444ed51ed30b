package dev.cartwright.staff;

import java.util.UUID;

/** Somebody of the staff may come in no more; told in the transaction that says so. */
public record StaffSuspended(UUID member) {}
