package dev.cartwright.fulfilment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the carriers that are known show the way of a parcel. */
final class Carriers {

    /** By the carrier's name in small letters; what is asked for comes last. */
    private static final Map<String, String> PAGES =
            Map.of(
                    "dhl", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=",
                    "dpd", "https://tracking.dpd.de/status/en_US/parcel/",
                    "fedex", "https://www.fedex.com/fedextrack/?trknbr=",
                    "gls", "https://gls-group.com/track/",
                    "royal mail", "https://www.royalmail.com/track-your-item#/tracking-results/",
                    "ups", "https://www.ups.com/track?tracknum=",
                    "usps", "https://tools.usps.com/go/TrackConfirmAction?tLabels=");

    private Carriers() {}

    static @Nullable URI page(String carrier, String number) {
        var page = PAGES.get(carrier.toLowerCase(Locale.ROOT));
        return page == null ? null : URI.create(page + URLEncoder.encode(number, UTF_8));
    }
}
