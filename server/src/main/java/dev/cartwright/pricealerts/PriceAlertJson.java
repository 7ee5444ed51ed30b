package dev.cartwright.pricealerts;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An alert as its owner sees it.
 *
 * @param target so much or less, also where a percentage was asked for
 * @param percentage off {@code priceThen}; null where a target was named
 * @param priceThen what it cost when this was asked for
 * @param toldPrice what was told last
 * @param firings how often something was told
 */
record PriceAlertJson(
        UUID id,
        ChannelId channel,
        Sku sku,
        Money target,
        @Nullable Integer percentage,
        Money priceThen,
        AlertState state,
        @Nullable Money toldPrice,
        int firings,
        Instant madeAt,
        Instant changedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason) {

    static PriceAlertJson of(PriceAlertsRecord it) {
        var told = it.getToldMinor();
        var reason = it.getEndReason();
        return new PriceAlertJson(
                it.getAlertId(),
                it.getChannelId(),
                it.getSku(),
                Amount.of(it.getCurrency(), it.getThresholdMinor()),
                it.getPercentage(),
                Amount.of(it.getCurrency(), it.getSaidMinor()),
                AlertState.of(it),
                told == null ? null : Amount.of(it.getCurrency(), told),
                it.getFirings(),
                it.getMadeAt(),
                it.getChangedAt(),
                it.getExpiresAt(),
                it.getEndedAt(),
                reason == null ? null : EndReason.valueOf(reason));
    }
}
