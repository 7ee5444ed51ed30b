package dev.cartwright.storefront;

import dev.cartwright.search.ProductPage.AttributeValue;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.joda.money.Money;

/** Writes prices, numbers and values as people of a language read them; called by templates. */
record Figures(Locale locale) {

    public String price(Money price) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(price.getCurrencyUnit().toCurrency());
        format.setMinimumFractionDigits(price.getCurrencyUnit().getDecimalPlaces());
        format.setMaximumFractionDigits(price.getCurrencyUnit().getDecimalPlaces());
        return format.format(price.getAmount());
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** With its unit, where it has one. */
    public String value(AttributeValue attribute) {
        var text =
                switch (attribute.type()) {
                    case TEXT -> attribute.value();
                    case BOOLEAN -> truth(attribute.value());
                    case DATE ->
                            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                    .withLocale(locale)
                                    .format(LocalDate.parse(attribute.value()));
                    case NUMBER -> decimal(attribute.value());
                };
        return attribute.unit() == null ? text : text + " " + attribute.unit();
    }

    static String truth(String value) {
        return value.equals("true") ? "Yes" : "No";
    }

    private String decimal(String value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(9);
        return format.format(new BigDecimal(value));
    }
}
