package dev.cartwright.pricing;

import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.pricing.PriceList.Kind;
import dev.cartwright.pricing.PriceListTable.Stored;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes price lists. */
@Service
class PriceLists {

    private final PriceListTable table;
    private final Channels channels;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    PriceLists(
            PriceListTable table,
            Channels channels,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.channels = channels;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Stored make(PriceList list) {
        check(list);
        if (!table.insert(list, clock.instant())) {
            throw PricingProblem.listExists(list.code());
        }
        return new Stored(list, 1);
    }

    /**
     * @param version what the caller has seen; null does not mind
     */
    @Transactional
    Stored change(PriceList list, @Nullable Integer version) {
        check(list);
        var known =
                table.forChange(list.code())
                        .orElseThrow(() -> PricingProblem.unknownList(list.code()));
        if (version != null && version != known.version()) {
            throw PricingProblem.changedMeanwhile(known.version());
        }
        if (known.list().equals(list)) {
            return known;
        }
        table.update(list, known.version() + 1, clock.instant());
        announce(list.code());
        return new Stored(list, known.version() + 1);
    }

    private void check(PriceList list) {
        if (list.kind() == Kind.BASE || list.code().equals(Prices.BASE)) {
            throw PricingProblem.baseIsFixed();
        }
        if (list.channel() != null) {
            channels.get(list.channel());
        }
    }

    private void announce(String code) {
        table.skus(code)
                .forEach((channel, skus) ->
                        events.publishEvent(
                                new PricesChanged(ids.next(), clock.instant(), channel, skus)));
    }
}
