package dev.cartwright.passkeys;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.cartwright.kernel.AnyNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a passkey signed, as the browser's {@code toJSON()} says it; what the shop does not need of
 * that is not looked at.
 *
 * @param id of the passkey, in Base64url, as its device knows it
 */
@AnyNumber(because = "bytes in Base64url, not words")
@JsonIgnoreProperties(ignoreUnknown = true)
public record PasskeyAnswer(
        @NotNull @Size(max = 2_000) String id, @NotNull @Valid Assertion response) {

    /**
     * What the device has signed.
     *
     * @param userHandle whose passkey it is, as the device says; absent where it was told which
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Assertion(
            @NotNull @Size(max = NewPasskey.MOST) String clientDataJSON,
            @NotNull @Size(max = NewPasskey.MOST) String authenticatorData,
            @NotNull @Size(max = NewPasskey.MOST) String signature,
            @Size(max = 100) @Nullable String userHandle) {}
}
