package dev.cartwright.rates;

import dev.cartwright.kernel.ChannelId;
import java.math.BigDecimal;

/**
 * A tax in force.
 *
 * @param region empty for the whole country
 * @param category of goods, or {@code shipping}
 * @param rate a fraction: 0.0725 is 7.25 %
 */
public record TaxRate(
        ChannelId channel, String country, String region, String category, BigDecimal rate) {

    /** The category that is of no goods. */
    static final String DELIVERY = "shipping";
}
