package dev.cartwright.inventory;

import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the world what became of the stock, in the transaction that did it. */
@Component
class StockNews {

    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    StockNews(ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.events = events;
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
