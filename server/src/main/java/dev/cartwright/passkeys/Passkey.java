package dev.cartwright.passkeys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param backedUp whether it is on other devices of theirs too, and so is not lost with one
 */
public record Passkey(
        UUID id, String label, boolean backedUp, Instant addedAt, @Nullable Instant usedAt) {

    public static final int LABEL = 60;
}
