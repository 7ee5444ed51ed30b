package dev.cartwright.figures;

import dev.cartwright.inventory.StockPeriods.Period;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which stock a figure is about.
 *
 * @param location null is all
 * @param currency of all its amounts
 */
record Scope(Period period, @Nullable String location, CurrencyUnit currency) {

    Duration length() {
        return Duration.between(period.from(), period.to());
    }

    MovementLink movements() {
        return MovementLink.of(period);
    }

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("from", period.from());
        facts.put("to", period.to());
        facts.putAll(facts(location, movements()));
        return facts;
    }

    static Map<String, Object> facts(@Nullable String location, MovementLink movements) {
        var facts = new LinkedHashMap<String, Object>();
        if (location != null) {
            facts.put("location", location);
        }
        facts.put("movements", movements.with("location", location));
        return facts;
    }
}
