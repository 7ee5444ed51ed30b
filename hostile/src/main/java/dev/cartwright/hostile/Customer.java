package dev.cartwright.hostile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody whose cards are kept. */
record Customer(
        String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable String description,
        Map<String, String> metadata,
        Instant created) {}
