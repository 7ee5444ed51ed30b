package dev.cartwright.stocklive;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what is available now, in the transaction that found it out. */
@Component
class AvailabilityNews {

    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    AvailabilityNews(ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(ChannelId channel, Map<Sku, Integer> units) {
        var at = clock.instant();
        units.forEach((sku, available) ->
                events.publishEvent(
                        new AvailabilityChanged(ids.next(), at, channel, sku, available)));
    }
}
