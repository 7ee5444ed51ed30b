package dev.cartwright.search;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.Attribute;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CategoryTree;
import dev.cartwright.platform.Freshness;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tree and the attributes, which every page needs: read again once something has changed. */
@Component
class Signposts {

    private final Catalog catalog;
    private final Freshness freshness;
    private volatile @Nullable Read last;

    Signposts(Catalog catalog, Freshness freshness) {
        this.catalog = catalog;
        this.freshness = freshness;
    }

    /**
     * What there is.
     *
     * @param attributes by code
     */
    record Read(long generation, CategoryTree tree, Map<String, Attribute> attributes) {}

    Read now() {
        var generation = freshness.generation(Listings.TOPIC);
        var known = last;
        if (known != null && known.generation() == generation && freshness.isCertain()) {
            return known;
        }
        var attributes = catalog.attributes().stream().collect(toMap(Attribute::code, it -> it));
        var read = new Read(generation, catalog.categories(), attributes);
        last = read;
        return read;
    }
}
