package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.val;

import dev.cartwright.Merchant;
import dev.cartwright.MovableClock;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts are what the ledger has, to the cent, for each order and each day. */
@ShopTest
@ExtendWith(BooksBalance.class)
class SalesBooksTest {

    private static final String BOOKS = "sales-equal-the-books";

    /** Revenue less discounts and delivery, and tax, for each order and day of New York. */
    private static final String LEDGER =
            """
            select concat_ws(' ', coalesce(order_id, source),
                (at at time zone 'America/New_York')::date,
                coalesce(sum(credit_minor - debit_minor) filter (where code <> 'TAX_PAYABLE'), 0),
                coalesce(sum(credit_minor - debit_minor) filter (where code = 'TAX_PAYABLE'), 0))
            from ledger.transactions transaction
            join ledger.entries entry on entry.transaction_id = transaction.id
            join ledger.accounts account on account.id = entry.account_id
            where code in ('REVENUE', 'DISCOUNTS', 'SHIPPING_INCOME', 'TAX_PAYABLE')
                and coalesce(order_id, source) = any({0})
            group by coalesce(order_id, source), (at at time zone 'America/New_York')::date
            order by 1
            """;

    private static final String FACTS =
            """
            select concat_ws(' ', order_key, day, sum(net_minor), sum(tax_minor))
            from sales.facts where order_key = any({0})
            group by order_key, day order by 1
            """;

    @Autowired Shelves shelves;
    @Autowired Catalog catalog;
    @Autowired Stockroom stockroom;
    @Autowired SalesFollower follower;
    @Autowired Auditor auditor;
    @Autowired List<Invariant> invariants;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_shop_with_tea() {
        shopper = new Shopper(port);
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        tea = shelves.stocked(100, "7.77");
    }

    private String bought(String cart) {
        var order = shopper.buy(cart, "tok_approved");
        assertThat(order.status()).as(order.body()).isEqualTo(201);
        return order.text("/id");
    }

    private void giveBack(String order, String wanted) {
        var answer =
                shopper.post(
                        "/api/admin/orders/" + order + "/refunds",
                        "{\"reason\": \"broken\"" + wanted + "}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        "Authorization",
                        "Bearer " + shopper.adminKey());
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
    }

    private void cancel(String order) {
        shopper.asAdmin(
                "POST", "/api/admin/orders/" + order + "/cancellation", "{\"reason\": \"late\"}");
    }

    private String line(String order, int place) {
        return shopper.asAdmin("GET", "/api/admin/orders/" + order, "")
                .text("/order/lines/" + place + "/id");
    }

    private List<String> sums(String sql, List<String> orders) {
        var ids = orders.stream().map(UUID::fromString).toArray(UUID[]::new);
        return db.fetch(sql, val(ids)).getValues(0, String.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatever_is_bought_cancelled_and_given_back_the_books_have_the_same(long seed) {
        var random = new Random(seed);
        var orders = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            var order = bought(shopper.cart(tea, 1 + random.nextInt(3)));
            orders.add(order);
            for (int step = random.nextInt(4); step > 0; step--) {
                something(orders.get(random.nextInt(orders.size())), random);
            }
            if (random.nextInt(3) == 0) {
                follower.look();
            }
            clock.move(Duration.ofHours(random.nextInt(20)));
        }

        follower.look();

        assertThat(sums(FACTS, orders))
                .as("seed " + seed)
                .hasSizeGreaterThan(10)
                .isEqualTo(sums(LEDGER, orders));
        assertThat(auditor.audit().checked().get(BOOKS)).isGreaterThan(10);
    }

    private void something(String order, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> cancel(order);
            case 1 -> giveBack(order, "");
            case 2 -> giveBack(order, ", \"shipping\": true");
            case 3 ->
                    giveBack(
                            order,
                            ", \"lines\": [{\"line\": \"%s\", \"quantity\": 1}]"
                                    .formatted(line(order, 0)));
            default ->
                    giveBack(
                            order,
                            ", \"amount\": {\"amount\": \"%d.%02d\", \"currency\": \"USD\"}"
                                    .formatted(random.nextInt(7), 1 + random.nextInt(99)));
        }
    }

    /** Food is taxed with one per cent where nobody lives, all else with nothing. */
    private Sku food() {
        var sku = new Sku("FOOD-" + UUID.randomUUID());
        catalog.add(
                Channels.DEFAULT,
                List.of(
                        Product.onSale(
                                new Slug(sku.code().toLowerCase(Locale.ROOT)),
                                new Slug("goods"),
                                "Leaf",
                                1,
                                List.of(),
                                Map.of(Locale.US, new Words("Fish", "Smoked.")),
                                List.of(
                                        Variant.of(sku, "", Money.parse("USD 33.30"))
                                                .with("food", 100)))));
        stockroom.receive("main", Map.of(sku, 10), "first delivery");
        return sku;
    }

    @Test
    void a_part_of_two_tax_rates_with_a_discount_goes_back_as_it_was_sold() {
        var code = merchant.code(merchant.tenPercent());
        var cart = shopper.cart(tea, 2);
        var url = "/api/carts/" + cart;
        shopper.post(url + "/items", "{\"sku\": \"%s\", \"quantity\": 2}".formatted(food()));
        shopper.send(
                "PUT",
                url + "/delivery",
                """
                {"email": "cook@example.org", "method": "standard", "address": {"name": "Cook",
                    "line1": "1 Ice St", "city": "McMurdo", "country": "AQ"}}
                """);
        shopper.post(url + "/coupons", "{\"code\": \"%s\"}".formatted(code));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> shopper.get(url).json().at("/coupons/0/applied").asBoolean());
        var order = bought(cart);
        giveBack(
                order,
                ", \"lines\": [{\"line\": \"%s\", \"quantity\": 1}, {\"line\": \"%s\", \"quantity\": 1}]"
                        .formatted(line(order, 0), line(order, 1)));

        follower.look();

        // 15.54 less 1.55; 66.60 less 6.66, and 1 % of 59.94 is 0.60.
        assertThat(
                        db.fetch(
                                        """
                                        select concat_ws(' ', kind, units, items_minor, discount_minor,
                                            tax_minor, country)
                                        from sales.facts where order_key::text = ?
                                        order by kind desc, items_minor desc
                                        """,
                                        order)
                                .getValues(0, String.class))
                .containsExactly(
                        "SALE 2 6660 666 60 AQ",
                        "SALE 2 1554 155 0 AQ",
                        "SALE 0 599 0 0 AQ",
                        "REFUND -1 -777 -78 0 AQ",
                        "REFUND -1 -3330 -333 -30 AQ");
        assertThat(sums(FACTS, List.of(order))).isEqualTo(sums(LEDGER, List.of(order)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "goods | update sales.facts set items_minor = items_minor + 1",
                "goods | update sales.facts set discount_minor = discount_minor + 1",
                "goods | update sales.facts set tax_minor = tax_minor + 1",
                "goods | update sales.facts set kind = 'REFUND', units = 0, items_minor = 0, tax_minor = 0",
                "goods | update sales.facts set day = day - 1",
                "goods | update sales.facts set cause = gen_random_uuid()",
                "goods | delete from sales.facts",
                "delivery | delete from sales.facts",
                "all | update sales.facts set at = at - interval '3 minutes'",
                "all | update sales.facts set day = day + 1, sold_day = sold_day + 1",
                "all | delete from sales.facts"
            })
    void a_corrupted_fact_is_named(String which, String corruption) {
        var order = bought(shopper.cart(tea, 1));
        clock.move(Duration.ofMinutes(3));
        bought(shopper.cart(tea, 1));
        follower.look();

        var seen =
                transaction.execute(status -> {
                    status.setRollbackOnly();
                    db.execute("set local role cartwright_owner");
                    db.execute("alter table sales.facts disable trigger append_only");
                    db.execute(
                            corruption
                                    + " where order_key::text = ? and ? in"
                                    + " ('all', case when sku is null then 'delivery' else 'goods' end)",
                            order,
                            which);
                    db.execute("reset role");
                    return invariants.stream()
                            .filter(it -> it.name().equals(BOOKS))
                            .toList()
                            .getFirst()
                            .check();
                });

        assertThat(seen.violations()).containsExactly(order);
    }

    @Test
    void facts_are_not_changed() {
        for (var change :
                List.of(
                        "update sales.facts set units = 1",
                        "delete from sales.facts",
                        "truncate sales.facts")) {
            assertThat(refused(change)).as(change).isTrue();
        }
    }

    private boolean refused(String change) {
        try {
            transaction.executeWithoutResult(_ -> db.execute(change));
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
