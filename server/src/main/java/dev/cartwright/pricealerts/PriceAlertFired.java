package dev.cartwright.pricealerts;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What a customer waits for has come true. Outside the shop it is called {@value #OUTSIDE_NAME}.
 *
 * @param id of the firing: who hears it twice knows it by that
 * @param oldPrice when the alert was made, was armed again, or told last
 * @param newPrice the public one in the channel, with or without tax as the shop shows it
 * @param threshold at or below which the customer wants to know
 */
public record PriceAlertFired(
        UUID id,
        Instant at,
        UUID alert,
        CustomerId customer,
        ChannelId channel,
        Sku sku,
        Money oldPrice,
        Money newPrice,
        Money threshold) {

    /** The version changes when a reader of the former could not read it any more. */
    public static final String OUTSIDE_NAME = "pricealerts.price-alert-fired.v1";
}
