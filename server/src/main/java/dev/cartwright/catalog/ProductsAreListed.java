package dev.cartwright.catalog;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What is on sale, and nothing else, is found under its category and every one above. */
@Component
class ProductsAreListed extends SqlInvariant {

    ProductsAreListed(DSLContext db) {
        super(
                "active-products-are-listed",
                db,
                """
                select count(*), array_agg(distinct product_id::text) filter (
                    where due.rank is distinct from listed.rank)
                from (
                    select product_id, above.category, rank
                    from catalog.products product
                        join catalog.categories on categories.slug = product.category,
                        unnest(path) as above (category)
                    where status = 'ACTIVE'
                ) due full join catalog.listed_products listed using (product_id, category)
                """);
    }
}
