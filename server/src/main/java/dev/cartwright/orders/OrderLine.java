package dev.cartwright.orders;

import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What was bought of one SKU, as it was then.
 *
 * @param gift whether a promotion gave it, and nobody picked it
 * @param discount the line's share of what was taken off; not negative
 * @param net what the merchant keeps: after discount, without tax
 * @param total quantity times unit price
 */
public record OrderLine(
        UUID id,
        Sku sku,
        String name,
        int quantity,
        boolean gift,
        Money unitPrice,
        Money discount,
        Money net,
        BigDecimal taxRate,
        Money tax,
        Money total) {}
