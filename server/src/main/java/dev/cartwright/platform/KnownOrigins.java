package dev.cartwright.platform;

import dev.cartwright.kernel.OwnMachine;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose pages are the shop's: its own, and those of origins that the merchant named. */
@Component
public class KnownOrigins {

    private final List<String> named;
    private final URI shop;

    KnownOrigins(CorsSettings settings, PublicUrl shop) {
        named = settings.origins();
        this.shop = URI.create(shop.of("/"));
    }

    /** Returns those that the merchant named, as browsers write them. */
    public List<String> named() {
        return named;
    }

    /** Returns these and the shop's own. */
    public List<String> all() {
        return Stream.concat(named.stream(), Stream.of(origin(shop))).toList();
    }

    /**
     * Returns whether a page is the shop's. While the shop is on one's own machine, so are all
     * pages there, whatever their port.
     */
    public boolean has(URI page) {
        return all().contains(origin(page))
                || (OwnMachine.is(shop.getHost())
                        && "http".equals(page.getScheme())
                        && OwnMachine.is(page.getHost()));
    }

    /** As browsers write it: in lower case, and without the port that everybody expects. */
    private static String origin(URI page) {
        var usual = "https".equals(page.getScheme()) ? 443 : 80;
        var port = page.getPort() == usual || page.getPort() == -1 ? "" : ":" + page.getPort();
        return (page.getScheme() + "://" + page.getHost()).toLowerCase(Locale.ROOT) + port;
    }
}
