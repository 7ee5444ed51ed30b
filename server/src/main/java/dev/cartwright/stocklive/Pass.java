package dev.cartwright.stocklive;

import static java.util.stream.Collectors.groupingBy;

import dev.cartwright.inventory.StockFeed;
import dev.cartwright.inventory.StockFeed.News;
import dev.cartwright.inventory.StockFeed.Position;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One look at what has changed. Only the follower's thread takes it, so what streams are offered is
 * in the order in which it was read.
 */
@Component
class Pass {

    private final Streams streams;
    private final StockFeed feed;
    private final States states;
    private final LiveSettings settings;
    private final Clock clock;

    private @Nullable Position position;
    private Instant compareAt = Instant.MIN;

    Pass(Streams streams, StockFeed feed, States states, LiveSettings settings, Clock clock) {
        this.streams = streams;
        this.feed = feed;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nobody listens any more: who comes next is told everything. */
    void forget() {
        position = null;
    }

    void run() {
        // First who listens, then the position, then the states: each is newer than the one before.
        var all = streams.all();
        var at = clock.instant();
        all.forEach(stream -> stream.tick(at, settings.heartbeatEvery()));
        var news = position == null ? new News(Set.of(), feed.position()) : feed.seen(position);
        var isToCompare = !at.isBefore(compareAt);
        all.stream()
                .collect(groupingBy(Stream::channel))
                .forEach((channel, some) -> {
                    var skus = isToCompare ? null : news.skus();
                    offer(channel, some, skus, news.upto(), at);
                });
        position = news.upto();
        if (isToCompare) {
            compareAt = at.plus(settings.compareEvery());
        }
    }

    /**
     * @param moved null asks all that is listened to
     */
    private void offer(
            ChannelId channel,
            List<Stream> some,
            @Nullable Set<Sku> moved,
            Position upto,
            Instant at) {
        var asked = new HashSet<Sku>();
        for (var stream : some) {
            if (moved == null || stream.isNew()) {
                asked.addAll(stream.skus());
            } else if (!moved.isEmpty()) {
                stream.skus().stream().filter(moved::contains).forEach(asked::add);
            }
        }
        if (!asked.isEmpty()) {
            var known = states.of(channel, asked);
            some.forEach(stream -> stream.offer(upto, known, at));
        }
    }
}
