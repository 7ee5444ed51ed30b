package dev.cartwright.warehouse;

import dev.cartwright.platform.Channels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where goods are meant to lie where nobody says it: where the default channel takes them first.
 */
@Component
class UsualPlace {

    private final Channels channels;

    UsualPlace(Channels channels) {
        this.channels = channels;
    }

    String unless(@Nullable String said) {
        return said == null ? channels.get(Channels.DEFAULT).stockLocations().getFirst() : said;
    }
}
