package dev.cartwright.search;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What is on sale and has a price in a market is listed there, and found under its category and
 * every one above; what is not on sale is not. Prices that begin or end by themselves are followed
 * a moment later, and are left out here.
 */
@Component
class ListingsAreTrue extends SqlInvariant {

    ListingsAreTrue(DSLContext db) {
        super(
                "active-products-are-listed",
                db,
                """
                select count(*), array_agg(distinct product_id::text) filter (
                    where due.rank is distinct from shelf.rank)
                from (
                    select product.product_id, market.channel_id, market.currency, above.category,
                        -popularity as rank
                    from catalog.products product
                        join catalog.categories on categories.slug = product.category
                        cross join lateral unnest(path) as above (category)
                        join (
                            select product_id, channel_id, currency
                            from catalog.variants join pricing.prices price using (sku)
                            where price_list = 'base' and valid_from <= price.created_at
                                and min_quantity = 1 and not exists (
                                    select from pricing.prices ended
                                    where ended.sku = price.sku and amount_minor is null)
                            union
                            select product_id, channel_id, currency from search.listings
                        ) market using (product_id)
                    where product.status = 'ACTIVE'
                ) due full join (
                    select shelves.* from search.shelves join search.listings
                        using (product_id, channel_id, currency)
                ) shelf using (product_id, channel_id, currency, category)
                """);
    }
}
