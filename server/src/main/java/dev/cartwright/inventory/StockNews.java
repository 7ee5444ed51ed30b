package dev.cartwright.inventory;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the world what became of the stock, in the transaction that did it. */
@Component
class StockNews {

    private final ApplicationEventPublisher events;
    private final Channels channels;
    private final Ids ids;
    private final Clock clock;

    StockNews(ApplicationEventPublisher events, Channels channels, Ids ids, Clock clock) {
        this.events = events;
        this.channels = channels;
        this.ids = ids;
        this.clock = clock;
    }

    void announce(Collection<StockChange> changes) {
        for (var change : changes) {
            if (change.ranOut()) {
                events.publishEvent(
                        new StockRanOut(
                                ids.next(),
                                clock.instant(),
                                change.channel(),
                                change.sku(),
                                change.location()));
            } else if (change.cameBack()) {
                events.publishEvent(
                        new StockCameBack(
                                ids.next(),
                                clock.instant(),
                                change.channel(),
                                change.sku(),
                                change.location(),
                                change.after()));
            }
        }
    }

    /** Of a SKU whose shelves are as before, but not what is kept of it. */
    void announce(Sku sku, int before, int after) {
        var location = channels.get(Channels.DEFAULT).stockLocations().getFirst();
        announce(List.of(new StockChange(sku, location, Channels.DEFAULT, before, after)));
    }

    void foundShort(Book book) {
        events.publishEvent(
                new StockFoundShort(
                        ids.next(),
                        clock.instant(),
                        Channels.DEFAULT,
                        book.item().getSku(),
                        book.item().getLocation(),
                        book.item().getShort()));
    }
}
