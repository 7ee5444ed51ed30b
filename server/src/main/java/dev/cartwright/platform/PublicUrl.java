package dev.cartwright.platform;

import java.net.URI;
import org.springframework.stereotype.Component;

/** Where people reach the shop. Never taken from a request, whose host anybody may choose. */
@Component
public class PublicUrl {

    private final URI url;

    PublicUrl(PlatformSettings settings) {
        url = settings.publicUrl();
    }

    /** Returns the host alone: what mails and tokens name as their origin. */
    public String host() {
        return url.getHost();
    }

    /** Returns whether it is reached over TLS alone, so that cookies may say so. */
    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /**
     * Returns the address of a page of the shop.
     *
     * @param path begins with a slash, and is encoded
     */
    public String of(String path) {
        var base = url.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
