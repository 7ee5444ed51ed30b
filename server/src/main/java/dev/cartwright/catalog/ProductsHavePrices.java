package dev.cartwright.catalog;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What is on sale can be bought: a variant of it has a price. */
@Component
class ProductsHavePrices extends SqlInvariant {

    ProductsHavePrices(DSLContext db) {
        super(
                "active-products-have-a-price",
                db,
                """
                select count(*), array_agg(product_id::text order by product_id) filter (
                    where not exists (
                        select from catalog.variants variant join pricing.prices using (sku)
                        where variant.product_id = product.product_id))
                from catalog.products product
                where status = 'ACTIVE'
                """);
    }
}
