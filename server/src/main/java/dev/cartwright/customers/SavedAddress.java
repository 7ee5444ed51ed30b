package dev.cartwright.customers;

import dev.cartwright.kernel.Address;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an address book.
 *
 * @param label what its person calls it, such as "Office"
 */
record SavedAddress(
        UUID id,
        @Nullable String label,
        Address address,
        boolean defaultShipping,
        boolean defaultBilling) {}
