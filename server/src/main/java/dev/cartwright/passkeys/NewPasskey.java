package dev.cartwright.passkeys;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.cartwright.kernel.AnyNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passkey that a browser has just had made, as its {@code toJSON()} says it; what the shop does
 * not need of that is not looked at.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewPasskey(@NotNull @Valid Attestation response) {

    static final int MOST = 20_000;

    /**
     * What the device says of the key it has made.
     *
     * @param transports how the browser reaches the device; absent: it does not say
     */
    @AnyNumber(because = "bytes in Base64url, not words")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Attestation(
            @NotNull @Size(max = MOST) String clientDataJSON,
            @NotNull @Size(max = MOST) String attestationObject,
            @Size(max = 10) @Nullable List<@Size(max = 20) String> transports) {}
}
