package dev.cartwright.pricing;

import static dev.cartwright.pricing.schema.Tables.PRICES;
import static dev.cartwright.pricing.schema.Tables.PRICE_LIST_VERSIONS;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.any;

import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.PriceHistory.Row;
import dev.cartwright.pricing.PriceHistory.Version;
import dev.cartwright.pricing.PriceList.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads what decided on prices; two statements, however many SKUs. */
@Repository
class HistoryQuery {

    private final DSLContext db;

    HistoryQuery(DSLContext db) {
        this.db = db;
    }

    Map<Sku, PriceHistory> of(Collection<Sku> skus, Market market) {
        record Named(Sku sku, Row row) {}
        var rows =
                db
                        .select(
                                PRICES.SKU,
                                PRICES.PRICE_LIST,
                                PRICES.MIN_QUANTITY,
                                PRICES.AMOUNT_MINOR,
                                PRICES.VALID_FROM,
                                PRICES.PRICE_ID)
                        .from(PRICES)
                        .where(PRICES.SKU.eq(any(skus.toArray(Sku[]::new))))
                        .and(PRICES.CHANNEL_ID.eq(market.channel().id()))
                        .and(PRICES.CURRENCY.eq(market.currency()))
                        .fetch(it ->
                                new Named(
                                        it.value1(),
                                        new Row(
                                                it.value2(),
                                                it.value3(),
                                                it.value4(),
                                                it.value5(),
                                                it.value6())))
                        .stream()
                        .collect(groupingBy(Named::sku));
        var used =
                rows.values().stream()
                        .flatMap(List::stream)
                        .map(it -> it.row().priceList())
                        .distinct()
                        .toArray(String[]::new);
        var versions = versions(used).stream().collect(groupingBy(Version::priceList));
        var histories = new HashMap<Sku, PriceHistory>();
        rows.forEach((sku, named) -> {
            var own = named.stream().map(Named::row).toList();
            var lists =
                    own.stream()
                            .map(Row::priceList)
                            .distinct()
                            .flatMap(it -> versions.getOrDefault(it, List.of()).stream());
            histories.put(sku, new PriceHistory(own, lists.toList()));
        });
        return histories;
    }

    private List<Version> versions(String[] lists) {
        return db.selectFrom(PRICE_LIST_VERSIONS)
                .where(PRICE_LIST_VERSIONS.PRICE_LIST.eq(any(lists)))
                .fetch(it ->
                        new Version(
                                it.getPriceList(),
                                it.getVersion(),
                                Kind.valueOf(it.getKind()),
                                it.getChannelId(),
                                it.getCustomerGroup(),
                                List.of(it.getCountries()),
                                it.getPriority(),
                                it.getStartsAt(),
                                it.getEndsAt(),
                                it.getChangedAt()));
    }
}
