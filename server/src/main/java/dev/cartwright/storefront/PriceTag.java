package dev.cartwright.storefront;

import java.text.NumberFormat;
import java.util.Locale;
import org.joda.money.Money;

/** Writes prices as people of a language read them. */
record PriceTag(Locale locale) {

    /** Called by the templates. */
    public String of(Money price) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(price.getCurrencyUnit().toCurrency());
        format.setMinimumFractionDigits(price.getCurrencyUnit().getDecimalPlaces());
        format.setMaximumFractionDigits(price.getCurrencyUnit().getDecimalPlaces());
        return format.format(price.getAmount());
    }
}
