package dev.cartwright.checkout;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper sends to buy a cart.
 *
 * @param billingAddress the delivery address where there is none
 */
record Purchase(
        @NotNull @Valid Payment payment,
        @Nullable Address billingAddress,
        @Nullable String deviceId,
        @Nullable String source,
        @Nullable String campaign) {

    Purchase {
        deviceId = Text.optional("deviceId", deviceId, 200);
        source = Text.optional("source", source, 200);
        campaign = Text.optional("campaign", campaign, 200);
    }

    record Payment(
            @NotBlank @Size(max = 40) String processor, @NotBlank @Size(max = 200) String token) {}
}
