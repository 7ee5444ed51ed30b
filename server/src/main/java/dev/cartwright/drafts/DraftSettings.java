package dev.cartwright.drafts;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param invitationUrl the page on which who is invited sees the cart {id} and buys it; null where
 *     the shop has none
 */
@ConfigurationProperties("cartwright.drafts")
record DraftSettings(@Nullable String invitationUrl) {

    private static final String PROPERTY = "cartwright.drafts.invitation-url";
    private static final String ID = "{id}";

    DraftSettings {
        invitationUrl =
                invitationUrl == null || invitationUrl.isBlank() ? null : invitationUrl.strip();
        if (invitationUrl != null
                && !(invitationUrl.contains(ID)
                        && Setting.isPage(invitationUrl.replace(ID, "1")))) {
            throw new InvalidField(
                    PROPERTY,
                    PROPERTY + " must be an address such as https://shop.example.org/carts/{id}");
        }
    }

    /** Returns where the cart is bought; null where nowhere. */
    @Nullable String page(CartId cart) {
        return invitationUrl == null ? null : invitationUrl.replace(ID, cart.toString());
    }
}
