package dev.cartwright.processors;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param connectWithin how long a connection to a processor may take
 * @param answerWithin how long a processor may take before its answer counts as unknown
 * @param restAfter the share of failed calls, in per cent of the last {@code restOver}, at which a
 *     processor is left alone
 * @param restOver how many of the last calls are looked at
 * @param restFor how long it is left alone before it is tried again
 * @param routes which processor takes which payments, the first that fits; empty where shops choose
 */
@ConfigurationProperties("cartwright.processors")
record ProcessorSettings(
        @DefaultValue("1s") Duration connectWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("50") int restAfter,
        @DefaultValue("20") int restOver,
        @DefaultValue("30s") Duration restFor,
        @DefaultValue List<Route> routes) {

    ProcessorSettings {
        Setting.requirePositive("cartwright.processors.connect-within", connectWithin);
        Setting.requirePositive("cartwright.processors.answer-within", answerWithin);
        Setting.requireAtLeastOne("cartwright.processors.rest-after", restAfter);
        Setting.requireAtLeastOne("cartwright.processors.rest-over", restOver);
        Setting.requirePositive("cartwright.processors.rest-for", restFor);
        routes = List.copyOf(routes);
    }

    /**
     * Payments that go to one processor. What is empty or null fits all.
     *
     * @param countries of the delivery address
     * @param from the smallest amount, in any currency
     * @param below the amount from which on it no longer fits
     */
    record Route(
            String processor,
            @DefaultValue Set<ChannelId> channels,
            @DefaultValue Set<CurrencyUnit> currencies,
            @DefaultValue Set<String> countries,
            @Nullable BigDecimal from,
            @Nullable BigDecimal below) {

        boolean fits(ChannelId channel, String country, Money amount) {
            return fits(channels, channel)
                    && fits(currencies, amount.getCurrencyUnit())
                    && fits(countries, country)
                    && (from == null || amount.getAmount().compareTo(from) >= 0)
                    && (below == null || amount.getAmount().compareTo(below) < 0);
        }

        private static <T> boolean fits(Set<T> wanted, T is) {
            return wanted.isEmpty() || wanted.contains(is);
        }
    }
}
