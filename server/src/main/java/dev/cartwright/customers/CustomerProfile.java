package dev.cartwright.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person.
 *
 * @param locale the language it reads, as BCP 47
 * @param version counts changes; what {@code If-Match} names
 * @param erasedAt when all that was personal was replaced
 */
public record CustomerProfile(
        CustomerId id,
        EmailAddress email,
        String name,
        @Nullable String phone,
        @Nullable String locale,
        int version,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant erasedAt) {}
