package dev.cartwright.sales;

import static org.jooq.impl.DSL.val;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Repository;

/** Whose first order is which, of all there ever were; kept as facts come. */
@Repository
class FirstOrders {

    /**
     * Ends a statement whose select has buyers, instants and orders, by buyer: who notes many locks
     * them in one order.
     */
    static final String KEEP_THE_FIRST =
            """
            on conflict (buyer) do update set at = excluded.at, order_key = excluded.order_key
            where (excluded.at, excluded.order_key) < (first.at, first.order_key)
            """;

    private static final String NOTE =
            """
            insert into sales.first_orders as first (buyer, at, order_key)
            select distinct on (buyer) buyer, at, order_key from sales.facts
            where kind = 'SALE' and buyer is not null and order_key = any({0})
            order by buyer, at, order_key
            """
                    + KEEP_THE_FIRST;

    private final DSLContext db;

    FirstOrders(DSLContext db) {
        this.db = db;
    }

    /** Looks whether any of these orders, of which there are facts, is somebody's first. */
    void note(Collection<UUID> orders) {
        db.execute(NOTE, val(orders.toArray(UUID[]::new)));
    }

    /** What is kept is what the facts say. */
    @Configuration(proxyBeanMethods = false)
    static class Kept {

        @Bean
        Invariant firstOrdersAreTheFirst(DSLContext db) {
            return new SqlInvariant(
                    "first-orders-are-the-first",
                    db,
                    """
                    with first as (
                        select distinct on (buyer) buyer, at, order_key from sales.facts
                        where kind = 'SALE' and buyer is not null
                        order by buyer, at, order_key
                    )
                    select count(*), array_agg(coalesce(first.buyer, kept.buyer)::text) filter (
                        where (first.at, first.order_key)
                            is distinct from (kept.at, kept.order_key))
                    from first full join sales.first_orders kept on kept.buyer = first.buyer
                    """);
        }
    }
}
