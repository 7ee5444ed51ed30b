package dev.cartwright.stripe;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How Stripe counts money: in a currency's smallest unit, with exceptions.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe's list of currencies</a>
 */
final class StripeAmounts {

    /** What cards may be charged in. */
    static final Set<CurrencyUnit> MOVED =
            Stream.of(
                            """
                            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL
                            BSD BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP
                            ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
                            ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD
                            MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
                            OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD
                            SHP SLE SOS SRD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS
                            VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW\
                            """
                                    .split("\\s+"))
                    .map(CurrencyUnit::of)
                    .collect(toUnmodifiableSet());

    /** Stripe takes hundredths of króna and shilling, which have none, and no cents of ariary. */
    private static final Map<CurrencyUnit, Integer> ODD_DECIMALS =
            Map.of(CurrencyUnit.of("ISK"), 2, CurrencyUnit.of("UGX"), 2, CurrencyUnit.of("MGA"), 0);

    private StripeAmounts() {}

    /**
     * Returns what Stripe is told.
     *
     * @throws InvalidField where it cannot be told exactly: nothing is ever rounded here
     */
    static long minor(Money amount) {
        var currency = amount.getCurrencyUnit();
        var decimals = decimals(currency);
        try {
            var minor = amount.getAmount().movePointRight(decimals).longValueExact();
            if (decimals == 3 && minor % 10 != 0) {
                throw new InvalidField("amount", "must end in 0, in " + currency);
            }
            return minor;
        } catch (ArithmeticException e) {
            throw new InvalidField(
                    "amount", "must have at most " + decimals + " decimals, in " + currency);
        }
    }

    /** Throws where Stripe tells of a currency or of decimals that there are not. */
    static Money money(long minor, String currency) {
        var unit = CurrencyUnit.of(currency.toUpperCase(Locale.ROOT));
        var amount = BigDecimal.valueOf(minor, decimals(unit));
        return Money.of(unit, amount.setScale(unit.getDecimalPlaces()));
    }

    private static int decimals(CurrencyUnit currency) {
        return ODD_DECIMALS.getOrDefault(currency, currency.getDecimalPlaces());
    }
}
