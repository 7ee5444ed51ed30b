package dev.cartwright.pricealerts;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Offer;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Ids;
import dev.cartwright.pricealerts.WatchQuery.Place;
import dev.cartwright.pricealerts.WatchQuery.Position;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertFiringsRecord;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does to alerts what prices do to them: fires, arms, puts off. */
@Component
class Teller {

    private final FiringTable firings;
    private final Catalog catalog;
    private final PriceAlertSettings settings;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Teller(
            FiringTable firings,
            Catalog catalog,
            PriceAlertSettings settings,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.firings = firings;
        this.catalog = catalog;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns what each costs for anybody now, in minor units; what is not sold is absent. */
    Map<Sku, Long> prices(Place place, Collection<Sku> skus) {
        var single = skus.stream().collect(toMap(sku -> sku, _ -> 1));
        return catalog.offers(place.channel(), place.currency(), null, single).values().stream()
                .collect(toMap(Offer::sku, offer -> Amount.minor(offer.price())));
    }

    /**
     * Looks at some alerts and at what their SKUs cost. Prices are asked for once the alerts are
     * locked: of two who look at the same, the second sees what the first did, and no older price.
     */
    @Transactional
    public void settle(Place place, List<Position> some) {
        var locked = firings.lock(some.stream().map(Position::alert).toList());
        var skus = locked.stream().map(PriceAlertsRecord::getSku).collect(toSet());
        var prices = prices(place, skus);
        var order = new ArrayList<>(locked);
        // By customer, as everybody counts; of a customer's first what has waited for longest.
        order.sort(
                comparing((PriceAlertsRecord it) -> it.getCustomerId().value())
                        .thenComparing(PriceAlertsRecord::getHeldOn, nullsLast(naturalOrder()))
                        .thenComparing(PriceAlertsRecord::getAlertId));
        for (var alert : order) {
            var price = prices.get(alert.getSku());
            if (price != null) {
                settle(alert, price, place);
            }
        }
    }

    private void settle(PriceAlertsRecord alert, long price, Place place) {
        var trigger =
                new Trigger(
                        alert.getThresholdMinor(), alert.getFiresAtMinor(), alert.getArmsAtMinor());
        switch (trigger.at(price)) {
            case FIRE -> fire(alert, trigger, price, place);
            case ARM -> firings.arm(alert.getAlertId(), price);
            case REST -> firings.hold(alert.getAlertId(), null);
        }
    }

    private void fire(PriceAlertsRecord alert, Trigger trigger, long price, Place place) {
        if (!firings.count(alert.getCustomerId(), place.today(), settings.mostPerDay())) {
            firings.hold(alert.getAlertId(), place.today());
            return;
        }
        var firing =
                new PriceAlertFiringsRecord(
                        ids.next(),
                        alert.getAlertId(),
                        alert.getFirings() + 1,
                        alert.getChannelId(),
                        alert.getSku(),
                        alert.getCurrency(),
                        alert.getBeforeMinor(),
                        price,
                        alert.getThresholdMinor(),
                        place.today(),
                        clock.instant());
        firings.fire(firing, trigger.told(price, settings));
        events.publishEvent(event(firing, alert));
    }

    private static PriceAlertFired event(PriceAlertFiringsRecord firing, PriceAlertsRecord alert) {
        var currency = firing.getCurrency();
        return new PriceAlertFired(
                firing.getFiringId(),
                firing.getFiredAt(),
                firing.getAlertId(),
                alert.getCustomerId(),
                firing.getChannelId(),
                firing.getSku(),
                Amount.of(currency, firing.getBeforeMinor()),
                Amount.of(currency, firing.getPriceMinor()),
                Amount.of(currency, firing.getThresholdMinor()));
    }
}
