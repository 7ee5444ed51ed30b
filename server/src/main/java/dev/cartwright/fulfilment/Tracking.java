package dev.cartwright.fulfilment;

import dev.cartwright.kernel.InvalidField;
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
        if (url != null && !isPage(url)) {
            throw new InvalidField("trackingUrl", "must be a web address");
        }
        if (url == null && carrier != null && number != null) {
            url = Carriers.page(carrier, number);
        }
    }

    private static boolean isPage(URI url) {
        var scheme = url.getScheme();
        return ("https".equals(scheme) || "http".equals(scheme))
                && url.getHost() != null
                && url.toString().length() <= 1_000;
    }
}
