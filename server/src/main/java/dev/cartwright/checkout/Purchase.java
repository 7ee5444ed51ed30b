package dev.cartwright.checkout;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper sends to buy a cart.
 *
 * @param payment null only where the cart costs nothing
 * @param billingAddress the delivery address where there is none
 * @param version the only one of the cart that is to be bought; null is any; of no request
 */
public record Purchase(
        @Nullable @Valid Payment payment,
        @Nullable Address billingAddress,
        @Nullable String deviceId,
        @Nullable String source,
        @Nullable String campaign,
        @JsonIgnore @Nullable Integer version) {

    public Purchase {
        deviceId = Text.optional("deviceId", deviceId, 200);
        source = Text.optional("source", source, 200);
        campaign = Text.optional("campaign", campaign, 200);
    }

    /** Returns who the shopper says takes the payment; null where nobody was named. */
    @Nullable String processor() {
        return payment == null ? null : payment.processor();
    }

    /**
     * Who takes the money, and from what.
     *
     * @param processor null where the shop's routes decide
     * @param token the processor's own name for what is paid with, never a card's number; null
     *     where a saved method says it
     * @param returnUrl where the shopper comes back to who had to confirm the payment
     * @param save whether what is paid with is to be remembered
     * @param method what the customer pays with who has saved it before
     * @param holder whom the processor knows the customer as; of no request
     */
    public record Payment(
            @Nullable @Size(min = 1, max = 40) String processor,
            @Nullable @Size(max = 200) String token,
            @Nullable URI returnUrl,
            @JsonInclude(NON_NULL) @Nullable Boolean save,
            @JsonInclude(NON_NULL) @Nullable UUID method,
            @JsonIgnore @Nullable String holder) {

        public Payment {
            if (returnUrl != null
                    && !(returnUrl.isAbsolute()
                            && List.of("http", "https").contains(returnUrl.getScheme())
                            && returnUrl.getHost() != null
                            && returnUrl.toString().length() <= 2_000)) {
                throw new InvalidField("returnUrl", "must be an http(s) address");
            }
            if (method == null && (token == null || token.isBlank())) {
                throw new InvalidField("token", "must not be blank");
            }
            if (Boolean.TRUE.equals(save) && method != null) {
                throw new InvalidField("save", "is for something new: this is saved already");
            }
            if (Boolean.TRUE.equals(save) && processor == null) {
                throw new InvalidField("processor", "must say where the method is to be saved");
            }
        }

        boolean saves() {
            return Boolean.TRUE.equals(save);
        }

        /** Returns the same, by what is known of who pays. */
        Payment by(String processor, @Nullable String token, String holder) {
            return new Payment(processor, token, returnUrl, save, method, holder);
        }
    }

    /** Returns the same, of that version of the cart and no other. */
    Purchase at(@Nullable Integer seen) {
        return new Purchase(payment, billingAddress, deviceId, source, campaign, seen);
    }

    Purchase with(Payment known) {
        return new Purchase(known, billingAddress, deviceId, source, campaign, version);
    }
}
