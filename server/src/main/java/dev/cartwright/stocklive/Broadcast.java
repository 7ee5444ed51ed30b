package dev.cartwright.stocklive;

import dev.cartwright.inventory.StockFeed;
import dev.cartwright.inventory.StockFeed.Position;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells other modules whose availability has changed, in the order of the commits. */
@Component
class Broadcast {

    /** Movements that are told of in one transaction. */
    private static final int AT_ONCE = 2_000;

    private final WatermarkTable watermark;
    private final StockFeed feed;
    private final States states;
    private final Channels channels;
    private final AvailabilityNews news;
    private final TransactionTemplate transaction;

    Broadcast(
            WatermarkTable watermark,
            StockFeed feed,
            States states,
            Channels channels,
            AvailabilityNews news,
            TransactionTemplate transaction) {
        this.watermark = watermark;
        this.feed = feed;
        this.states = states;
        this.channels = channels;
        this.news = news;
        this.transaction = transaction;
    }

    /** Tells all that has settled by now, a piece at a time; what comes meanwhile waits. */
    void run() {
        var goal = feed.position();
        Position reached;
        do {
            reached = Objects.requireNonNull(transaction.execute(_ -> tellPiece()));
        } while (!reached.follows(goal));
    }

    /** Moves the watermark and publishes in one transaction: both or neither. */
    private Position tellPiece() {
        var from = watermark.lock();
        if (from == null) {
            var begin = feed.position();
            watermark.begin(begin);
            return begin;
        }
        var settled = feed.settled(from, AT_ONCE);
        if (!settled.upto().follows(from)) {
            // A restored copy: what had moved before is known, and transactions count anew.
            var begin = feed.position();
            watermark.move(begin);
            return begin;
        }
        if (!settled.skus().isEmpty()) {
            tell(settled.skus());
        }
        watermark.move(settled.upto());
        return settled.upto();
    }

    private void tell(Set<Sku> skus) {
        for (var channel : channels.all()) {
            news.tell(channel.id(), states.units(channel.id(), skus));
        }
    }
}
