package dev.cartwright.rates;

import static dev.cartwright.rates.schema.Tables.SHIPPING_BANDS;
import static dev.cartwright.rates.schema.Tables.SHIPPING_METHODS;
import static dev.cartwright.rates.schema.Tables.TAX_RATES;
import static org.jooq.impl.DSL.val;

import dev.cartwright.platform.Channel;
import dev.cartwright.rates.ShippingMethod.Measure;
import dev.cartwright.rates.schema.tables.records.TaxRatesRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** All SQL of this module. */
@Repository
class RatesTable {

    /** A row per band and per rate, so that both come with one round trip. */
    private static final String QUOTE =
            """
            select 'band', method.code, method.name, method.measure, method.tax_category,
                band.band_from, band.price_minor, null::numeric, method.position
            from rates.shipping_methods method
            join rates.shipping_bands band using (channel_id, currency, code)
            where channel_id = {0} and currency = {1}
                and (method.countries = '{}' or {2} = any (method.countries))
            union all (
                select distinct on (category)
                    'tax', category, null, null, null, null, null, rate, null
                from rates.tax_rates
                where channel_id = {0} and country = {2} and upper(region) in ('', upper({3}))
                order by category, region desc)
            order by 9, 2, 6
            """;

    private final DSLContext db;

    RatesTable(DSLContext db) {
        this.db = db;
    }

    Quote quote(Channel channel, CurrencyUnit currency, String country, String region) {
        var rows =
                db.fetch(
                        QUOTE,
                        val(channel.id().code()),
                        val(currency.getCode()),
                        val(country),
                        val(region));
        var bands = new LinkedHashMap<String, List<Record>>();
        var taxes = new HashMap<String, BigDecimal>();
        for (var row : rows) {
            var code = row.get(1, String.class);
            if (row.get(0, String.class).equals("tax")) {
                taxes.put(code, row.get(7, BigDecimal.class));
            } else {
                bands.computeIfAbsent(code, _ -> new ArrayList<>()).add(row);
            }
        }
        return new Quote(
                bands.values().stream().map(it -> method(channel, currency, it)).toList(), taxes);
    }

    private static ShippingMethod method(
            Channel channel, CurrencyUnit currency, List<Record> bands) {
        var prices = new TreeMap<Long, Long>();
        bands.forEach(band -> prices.put(band.get(5, long.class), band.get(6, long.class)));
        var row = bands.getFirst();
        return new ShippingMethod(
                channel.id(),
                currency,
                row.get(1, String.class),
                row.get(2, String.class),
                Measure.valueOf(row.get(3, String.class)),
                row.get(4, String.class),
                Set.of(),
                prices);
    }

    List<String> categoriesOfGoods() {
        return db.selectDistinct(TAX_RATES.CATEGORY)
                .from(TAX_RATES)
                .where(TAX_RATES.CATEGORY.ne(TaxRate.DELIVERY))
                .orderBy(TAX_RATES.CATEGORY)
                .fetch(TAX_RATES.CATEGORY);
    }

    /** Two statements: a method and its bands. */
    void add(ShippingMethod method, int position) {
        db.insertInto(SHIPPING_METHODS)
                .set(SHIPPING_METHODS.CHANNEL_ID, method.channel())
                .set(SHIPPING_METHODS.CURRENCY, method.currency())
                .set(SHIPPING_METHODS.CODE, method.code())
                .set(SHIPPING_METHODS.NAME, method.name())
                .set(SHIPPING_METHODS.MEASURE, method.measure().name())
                .set(SHIPPING_METHODS.TAX_CATEGORY, method.taxCategory())
                .set(SHIPPING_METHODS.COUNTRIES, method.countries().toArray(String[]::new))
                .set(SHIPPING_METHODS.POSITION, (short) position)
                .onConflictDoNothing()
                .execute();
        method.bands()
                .forEach((from, price) ->
                        db.insertInto(SHIPPING_BANDS)
                                .set(SHIPPING_BANDS.CHANNEL_ID, method.channel())
                                .set(SHIPPING_BANDS.CURRENCY, method.currency())
                                .set(SHIPPING_BANDS.CODE, method.code())
                                .set(SHIPPING_BANDS.BAND_FROM, from)
                                .set(SHIPPING_BANDS.PRICE_MINOR, price)
                                .onConflictDoNothing()
                                .execute());
    }

    void add(List<TaxRate> taxRates) {
        var rows =
                taxRates.stream()
                        .map(tax ->
                                new TaxRatesRecord(
                                        tax.channel(),
                                        tax.country(),
                                        tax.region(),
                                        tax.category(),
                                        tax.rate()))
                        .toList();
        db.insertInto(TAX_RATES).set(rows).onConflictDoNothing().execute();
    }
}
