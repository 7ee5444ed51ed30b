package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static dev.cartwright.search.schema.Tables.SHELVES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.pricing.Market;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Products as they stand in each market, and the shelves they are found on. */
@Repository
class ListingTable {

    private final DSLContext db;
    private final JsonMapper json;

    ListingTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A product about to be listed; what it costs is found on writing.
     *
     * @param texts of each language, for searches
     * @param details what else it is found by: brand, categories, tags, values and SKUs
     * @param above the slugs of its category and of all above
     */
    record Row(
            ProductId productId,
            String slug,
            Map<String, String> names,
            String name,
            @Nullable String brand,
            String category,
            @Nullable String image,
            List<String> skus,
            int rank,
            boolean inStock,
            Instant publishedAt,
            List<String> facets,
            List<Text> texts,
            String details,
            List<String> above) {}

    /** What is said of a product in one language. */
    record Text(String locale, String name, String description) {}

    void remove(Collection<ProductId> products) {
        var ids = products.toArray(ProductId[]::new);
        db.deleteFrom(SHELVES).where(SHELVES.PRODUCT_ID.eq(any(ids))).execute();
        db.deleteFrom(LISTINGS).where(LISTINGS.PRODUCT_ID.eq(any(ids))).execute();
    }

    /** Writes rows down once, for all the markets that they are listed in. */
    String written(List<Row> rows) {
        return json.writeValueAsString(rows);
    }

    /**
     * Lists those that have a price in this market; two statements.
     *
     * @param text from {@link #written}
     */
    void list(String text, Market market) {
        db.execute(
                """
                insert into search.listings (product_id, channel_id, currency, slug, names, name,
                    brand, category, image, skus, rank, in_stock, published_at, facets, price_minor,
                    words, refreshed_at, sort_name)
                select "productId", m.channel, m.currency, slug, names, row.name, brand, category,
                    image, skus, rank, "inStock", "publishedAt", facets, price.minor, said.words, m.at,
                    lower(public.unaccent(row.name))
                from (select ? as channel, ? as currency, cast(? as timestamptz) as at) m,
                    jsonb_to_recordset(cast(? as jsonb)) row ("productId" uuid, slug text,
                        names jsonb, name text, brand text, category text, image text,
                        skus text[], rank int, "inStock" boolean, "publishedAt" timestamptz,
                        facets text[], texts jsonb, details text)
                    cross join lateral (
                        select min(price.minor) as minor
                        from unnest(skus) sku
                            cross join lateral pricing.price_of(
                                sku, m.channel, m.currency, m.at, null, '{}', 1) price) price
                    cross join lateral (
                        select search.all_words(
                                setweight(to_tsvector('search.plain', text.name), 'A')
                                || setweight(
                                    to_tsvector(search.configuration(locale), text.name), 'B')
                                || setweight(
                                    to_tsvector(search.configuration(locale), description), 'D'))
                            || setweight(to_tsvector('search.plain', details), 'C') as words
                        from jsonb_to_recordset(texts)
                            text (locale text, name text, description text)) said
                where price.minor is not null
                order by "productId"
                """,
                market.channel().id().code(),
                market.currency().getCode(),
                market.at().toString(),
                text);
        db.execute(
                """
                insert into search.shelves (product_id, channel_id, currency, category, rank,
                    price_minor, published_at, sort_name)
                select product_id, channel_id, currency, shelf, listing.rank, price_minor,
                    published_at, sort_name
                from search.listings listing
                    join jsonb_to_recordset(cast(? as jsonb)) row ("productId" uuid, above text[])
                        on "productId" = product_id,
                    unnest(above) shelf
                where channel_id = ? and currency = ?
                order by product_id
                """,
                text,
                market.channel().id().code(),
                market.currency().getCode());
    }

    /** Says which of these are in stock; of two at once the later look counts. */
    void markStock(Collection<ProductId> products, Collection<ProductId> inStock) {
        var has = field(LISTINGS.PRODUCT_ID.eq(any(inStock.toArray(ProductId[]::new))));
        db.update(LISTINGS)
                .set(LISTINGS.IN_STOCK, has)
                .where(LISTINGS.PRODUCT_ID.eq(any(products.toArray(ProductId[]::new))))
                .and(LISTINGS.IN_STOCK.ne(has))
                .execute();
    }

    boolean isEmpty() {
        return !db.fetchExists(LISTINGS);
    }
}
