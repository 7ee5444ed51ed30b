package dev.cartwright.rates;

import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * A line with its tax.
 *
 * @param total quantity times unit price
 * @param discount the line's share of what is taken off; not negative
 * @param net what the merchant keeps: after discount, without tax
 */
public record PricedLine(Money total, Money discount, Money net, BigDecimal taxRate, Money tax) {}
