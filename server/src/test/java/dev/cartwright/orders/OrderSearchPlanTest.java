package dev.cartwright.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatementCount;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twenty thousand orders, and which index leads to the few of them that are asked for: in a shop of
 * their own, for others' orders make other plans.
 */
@ShopTest
@TestPropertySource(properties = "test.context=plans")
class OrderSearchPlanTest {

    private static final String MANY =
            """
            insert into orders.orders
            select copy.*
            from orders.orders it, generate_series(1, 20000) n,
                jsonb_populate_record(it, jsonb_build_object(
                    'order_id', '0199' || lpad(to_hex(n), 4, '0')
                        || '-0000-7000-8000-000000000000',
                    'number', 'plan-' || n, 'cart_id', gen_random_uuid(),
                    'customer_id', md5(n::text)::uuid,
                    'email', md5(n::text) || '@example.org',
                    'delivery_address', it.delivery_address
                        || jsonb_build_object('name', 'Somebody ' || md5(n::text)),
                    'channel_id', case when n % 1000 = 0 then 'rare' else 'default' end,
                    'status', case when n % 1000 = 1 then 'IN_REVIEW' else 'PLACED' end,
                    'payment_status', case when n % 1000 = 2 then 'DECLINED' else 'CAPTURED' end,
                    'fulfilment_status', case when n % 1000 = 3 then 'SHIPPED'
                        else 'DELIVERED' end,
                    'return_status', case when n % 1000 = 4 then 'REQUESTED' else 'NONE' end,
                    'tags', case when n % 1000 = 5 then '["rare"]'::jsonb else '[]' end,
                    'items_minor', n, 'discount_minor', 0, 'shipping_minor', 0,
                    'shipping_tax_minor', 0, 'tax_minor', 0, 'total_minor', n)) copy
            where it.order_id = ?::uuid
            """;

    @Autowired OrderSearch search;
    @Autowired Shelves shelves;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    @Test
    void each_question_has_an_index_and_a_page_is_one_statement() {
        var shopper = new Shopper(port);
        var tea = shelves.stocked(1, "1.00");
        var order = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");
        var plans = new LinkedHashMap<String, String>();
        transaction.executeWithoutResult(tx -> {
            tx.setRollbackOnly();
            db.execute("set local statement_timeout = '60s'");
            db.execute(MANY, order);
            db.execute("analyze orders.orders");
            var page = StatementCount.during(() -> search.page(filter("{}"), null, 100));
            assertThat(page.statements()).hasSize(1);
            index().forEach((question, _) -> plans.put(question, plan(question)));
            // Of few lines all are read at once.
            db.execute("set local enable_seqscan = off");
            plans.put("sku", plan("{\"sku\": \"%s\"}".formatted(tea)));
        });
        assertThat(plans.remove("sku")).contains("items_by_sku");
        index().forEach((question, index) ->
                assertThat(plans.get(question)).as(question).contains(index));
    }

    private static Map<String, String> index() {
        var index = new LinkedHashMap<String, String>();
        index.put("{\"number\": \"plan-7\"}", "one_order_per_number");
        index.put("{\"email\": \"abcd\"}", "orders_by_email");
        index.put("{\"name\": \"body abcd\"}", "orders_by_name");
        index.put("{\"text\": \"abcdef\"}", "orders_by_name");
        index.put("{\"customer\": \"01990001-0000-7000-8000-000000000000\"}", "orders_by_customer");
        index.put("{\"channel\": \"rare\"}", "orders_by_channel");
        index.put("{\"status\": [\"IN_REVIEW\"]}", "orders_by_status");
        index.put("{\"payment\": [\"DECLINED\"]}", "orders_by_payment");
        index.put("{\"fulfilment\": [\"SHIPPED\"]}", "orders_by_goods");
        index.put("{\"returns\": [\"REQUESTED\", \"RETURNED\"]}", "orders_by_return");
        index.put("{\"tag\": \"rare\"}", "orders_by_tag");
        index.put(
                """
                {"minTotal": {"amount": "1.00", "currency": "USD"},
                    "maxTotal": {"amount": "1.10", "currency": "USD"}}
                """,
                "orders_by_total");
        index.put("{\"from\": \"2026-01-01T00:00:00Z\"}", "orders_pkey");
        index.put("{\"to\": \"2025-01-01T00:00:00Z\"}", "orders_pkey");
        return index;
    }

    private OrderFilter filter(String question) {
        return json.readValue(question, OrderFilter.class);
    }

    private String plan(String question) {
        return db.explain(search.found(filter(question), null, 51)).plan();
    }
}
