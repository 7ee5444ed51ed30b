package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and ends alerts for their owners. */
@Service
class PriceAlerts {

    private final PriceAlertTable table;
    private final Catalog catalog;
    private final Channels channels;
    private final Customers customers;
    private final PriceAlertSettings settings;
    private final Clock clock;

    PriceAlerts(
            PriceAlertTable table,
            Catalog catalog,
            Channels channels,
            Customers customers,
            PriceAlertSettings settings,
            Clock clock) {
        this.table = table;
        this.catalog = catalog;
        this.channels = channels;
        this.customers = customers;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is waited for, and where. */
    record Good(ChannelId channel, Sku sku, CurrencyUnit currency) {}

    /**
     * Makes an alert.
     *
     * @param id its own from now on
     * @throws PriceAlertProblem where the SKU is not sold, costs no more than that already, is
     *     waited for, or the customer waits for enough
     */
    @Transactional
    public PriceAlertJson make(UUID id, CustomerId customer, Good good, Wish wish) {
        customers.hold(customer);
        var price = price(good);
        var alert = new PriceAlertsRecord();
        alert.setAlertId(id);
        alert.setCustomerId(customer);
        alert.setChannelId(good.channel());
        alert.setSku(good.sku());
        alert.setCurrency(good.currency());
        alert.setFirings(0);
        alert.setMadeAt(clock.instant());
        say(alert, wish, price);
        table.lockShopper(customer);
        while (!table.insert(alert)) {
            var other = table.inTheWayOf(alert);
            if (other.isPresent()) {
                throw PriceAlertProblem.exists(other.get(), good.sku());
            }
            // What was in the way has just ended.
        }
        if (table.countActive(customer) > settings.mostPerCustomer()) {
            throw PriceAlertProblem.tooMany(settings.mostPerCustomer());
        }
        return PriceAlertJson.of(alert);
    }

    /**
     * Waits for something else from now on, as if it were made anew; what was told stays told.
     *
     * @throws PriceAlertProblem as {@link #make}, and where the customer has no such alert
     */
    @Transactional
    public PriceAlertJson change(UUID id, CustomerId customer, Wish wish) {
        var alert = table.lock(customer, id).orElseThrow(PriceAlertProblem::unknown);
        if (alert.getEndedAt() != null) {
            throw PriceAlertProblem.ended();
        }
        var currency = alert.getCurrency();
        var target = wish.target();
        if (target != null && !target.getCurrencyUnit().equals(currency)) {
            throw new InvalidField("target.currency", "must be " + currency + ", as in the alert");
        }
        say(alert, wish, price(new Good(alert.getChannelId(), alert.getSku(), currency)));
        table.update(alert);
        return PriceAlertJson.of(alert);
    }

    /**
     * Ends an alert; one that has ended stays as it is.
     *
     * @throws PriceAlertProblem where the customer has none with this id
     */
    @Transactional
    public void withdraw(UUID id, CustomerId customer) {
        var alert = table.lock(customer, id).orElseThrow(PriceAlertProblem::unknown);
        if (alert.getEndedAt() == null) {
            alert.setEndedAt(clock.instant());
            alert.setEndReason(EndReason.WITHDRAWN.name());
            alert.setHeldOn(null);
            table.update(alert);
        }
    }

    private void say(PriceAlertsRecord alert, Wish wish, Money price) {
        var now = clock.instant();
        var trigger = Trigger.armed(wish.threshold(price));
        alert.setPercentage(wish.percentage());
        alert.setSaidMinor(Amount.minor(price));
        alert.setThresholdMinor(trigger.threshold());
        alert.setFiresAtMinor(trigger.firesAt());
        alert.set(PRICE_ALERTS.ARMS_AT_MINOR, trigger.armsAt());
        alert.setBeforeMinor(Amount.minor(price));
        alert.setHeldOn(null);
        alert.setChangedAt(now);
        alert.setExpiresAt(now.plus(settings.endAfter()));
    }

    /** What it costs for anybody now, as the shop shows it. */
    private Money price(Good good) {
        var channel = channels.get(good.channel());
        if (!channel.sellsIn(good.currency())) {
            throw new InvalidField("currency", "must be one of " + channel.currencies());
        }
        var offers = catalog.offers(good.channel(), good.currency(), null, Map.of(good.sku(), 1));
        var offer = offers.get(good.sku());
        if (offer == null) {
            throw PriceAlertProblem.unknownSku(good.sku(), good.currency());
        }
        return offer.price();
    }
}
