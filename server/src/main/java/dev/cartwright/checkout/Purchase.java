package dev.cartwright.checkout;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper sends to buy a cart.
 *
 * @param payment null only where the cart costs nothing
 * @param billingAddress the delivery address where there is none
 */
record Purchase(
        @Nullable @Valid Payment payment,
        @Nullable Address billingAddress,
        @Nullable String deviceId,
        @Nullable String source,
        @Nullable String campaign) {

    Purchase {
        deviceId = Text.optional("deviceId", deviceId, 200);
        source = Text.optional("source", source, 200);
        campaign = Text.optional("campaign", campaign, 200);
    }

    /** Returns who the shopper says takes the payment; null where nobody was named. */
    @Nullable String processor() {
        return payment == null ? null : payment.processor();
    }

    /**
     * @param processor null where the shop's routes decide
     * @param token the processor's own name for what is paid with, never a card's number
     * @param returnUrl where the shopper comes back to who had to confirm the payment
     */
    record Payment(
            @Nullable @Size(min = 1, max = 40) String processor,
            @NotBlank @Size(max = 200) String token,
            @Nullable URI returnUrl) {

        Payment {
            if (returnUrl != null
                    && !(returnUrl.isAbsolute()
                            && List.of("http", "https").contains(returnUrl.getScheme())
                            && returnUrl.getHost() != null
                            && returnUrl.toString().length() <= 2_000)) {
                throw new InvalidField("returnUrl", "must be an http(s) address");
            }
        }
    }
}
