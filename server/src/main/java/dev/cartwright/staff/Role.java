package dev.cartwright.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What some people may do, under one name.
 *
 * @param everything whether it has every permission, also those of later versions
 * @param permissions such as {@code orders:read}; none where it is everything
 * @param members how many people have it
 * @param changedBy null where it is as it came
 */
record Role(
        UUID id,
        String name,
        String description,
        boolean everything,
        List<String> permissions,
        int members,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
