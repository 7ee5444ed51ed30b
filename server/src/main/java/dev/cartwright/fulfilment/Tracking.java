package dev.cartwright.fulfilment;

import dev.cartwright.kernel.Text;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who carries a parcel, and how its way can be followed.
 *
 * @param carrier such as DHL
 * @param url where its way can be followed; of a carrier that is known it need not be named
 */
record Tracking(@Nullable String carrier, @Nullable String number, @Nullable URI url) {

    static final Tracking NONE = new Tracking(null, null, null);

    Tracking {
        carrier = Text.optional("carrier", carrier, 100);
        number = Text.optional("trackingNumber", number, 100);
        url = Text.page("trackingUrl", url);
        if (url == null && carrier != null && number != null) {
            url = Carriers.page(carrier, number);
        }
    }
}
