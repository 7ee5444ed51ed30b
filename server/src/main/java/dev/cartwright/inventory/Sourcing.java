package dev.cartwright.inventory;

import dev.cartwright.platform.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where goods may come from.
 *
 * @param locations of equal priority the first named is asked first
 * @param country where they go; null asks no location whether it sends there
 */
public record Sourcing(List<String> locations, @Nullable String country) {

    public Sourcing {
        locations = List.copyOf(locations);
    }

    /** As a channel sells to a country. */
    public static Sourcing of(Channel channel, @Nullable String country) {
        return new Sourcing(channel.stockLocations(), country);
    }
}
