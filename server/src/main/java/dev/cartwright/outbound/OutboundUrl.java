package dev.cartwright.outbound;

import dev.cartwright.kernel.InvalidField;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses as people type them in. */
public final class OutboundUrl {

    private static final int LONGEST = 2_000;

    private OutboundUrl() {}

    /**
     * Reads an absolute address; its host is not looked up.
     *
     * @throws InvalidField naming the field, where nobody can be asked there
     */
    public static URI read(String field, String text, boolean allowsHttp) {
        if (text.length() > LONGEST) {
            throw new InvalidField(field, "must have at most " + LONGEST + " characters");
        }
        try {
            var uri = new URI(text).parseServerAuthority();
            var refusal = refusal(uri, allowsHttp);
            if (refusal == null && text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return uri;
            }
            throw new InvalidField(field, refusal == null ? "must be ASCII" : refusal);
        } catch (URISyntaxException e) {
            throw new InvalidField(field, "must be a URL such as https://example.org/hooks");
        }
    }

    private static @Nullable String refusal(URI uri, boolean allowsHttp) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowsHttp && scheme.equals("http"))) {
            return allowsHttp ? "must begin with https:// or http://" : "must begin with https://";
        }
        if (uri.getHost() == null) {
            return "must name a host";
        }
        if (uri.getRawUserInfo() != null) {
            return "must not have a user or password; send them as a header";
        }
        if (uri.getRawFragment() != null) {
            return "must not have a fragment";
        }
        return uri.getPort() == 0 || uri.getPort() > 65_535 ? "must have a port to 65535" : null;
    }
}
