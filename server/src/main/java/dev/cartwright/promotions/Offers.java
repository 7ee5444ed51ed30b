package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Freshness;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The promotions in force, made ready and kept in memory until one of them changes. */
@Component
class Offers {

    /** What changes with every promotion that begins, ends or says something else. */
    static final String TOPIC = "promotions";

    private final PublishedQuery query;
    private final PromotionSettings settings;
    private final Freshness freshness;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    Offers(PublishedQuery query, PromotionSettings settings, Freshness freshness, Clock clock) {
        this.query = query;
        this.settings = settings;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Those that hold in a channel, the older first, and how they go together. */
    record InChannel(List<Offer> offers, Mode mode, PromotionSet set) {}

    private record Kept(
            long generation,
            Map<PublishedQuery.Name, Offer> all,
            Map<ChannelId, Mode> modes,
            Map<ChannelId, InChannel> channels) {}

    /** Returns what is in force; by no statement as long as it is certain that nothing changed. */
    InChannel in(ChannelId channel) {
        var known = now();
        return known.channels().computeIfAbsent(channel, it -> make(known, it));
    }

    private Kept now() {
        var generation = freshness.generation(TOPIC);
        var known = kept;
        if (known != null && known.generation() == generation && freshness.isCertain()) {
            return known;
        }
        var now = query.inForce(clock.instant());
        if (known == null || !known.all().keySet().equals(now.names())) {
            known =
                    new Kept(
                            generation,
                            query.offers(now.names()),
                            now.modes(),
                            new ConcurrentHashMap<>());
        } else if (!known.modes().equals(now.modes())) {
            known = new Kept(generation, known.all(), now.modes(), new ConcurrentHashMap<>());
        } else {
            known = new Kept(generation, known.all(), known.modes(), known.channels());
        }
        kept = known;
        return known;
    }

    private InChannel make(Kept known, ChannelId channel) {
        var here =
                known.all().values().stream()
                        .filter(it -> isIn(channel, it))
                        .collect(Collectors.toUnmodifiableList());
        var promotions = here.stream().map(Offer::promotion).toList();
        var mode = known.modes().getOrDefault(channel, settings.mode());
        return new InChannel(here, mode, PromotionSet.compile(promotions, mode));
    }

    private static boolean isIn(ChannelId channel, Offer offer) {
        var channels = offer.promotion().channels();
        return channels.isEmpty() || channels.contains(channel);
    }
}
