package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What purchases, cancellations and refunds leave behind, of teas for 10.00 to California. */
@ShopTest
@ExtendWith(BooksBalance.class)
class FactsTest {

    @Autowired Shelves shelves;
    @Autowired SalesFollower follower;
    @Autowired HistoryRun run;
    @Autowired Orders orders;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;
    @Autowired Clock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void teas_on_the_shelf() {
        shopper = new Shopper(port);
        tea = shelves.stocked(1_000, "10.00");
    }

    private String bought(int units) {
        return bought(shopper.cart(tea, units));
    }

    private String bought(String cart) {
        var order = shopper.buy(cart, "tok_approved");
        assertThat(order.status()).as(order.body()).isEqualTo(201);
        return order.text("/id");
    }

    private String giveBack(String order, String wanted) {
        var answer =
                shopper.post(
                        "/api/admin/orders/" + order + "/refunds",
                        "{\"reason\": \"broken\"" + wanted + "}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        "Authorization",
                        "Bearer " + shopper.adminKey());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("/id");
    }

    private void cancel(String order) {
        var path = "/api/admin/orders/" + order + "/cancellation";
        assertThat(shopper.asAdmin("POST", path, "{\"reason\": \"too late\"}").status())
                .isEqualTo(201);
    }

    /** Kind, SKU, units, items, discount, tax, net, gross, reason. */
    private List<String> facts(String order) {
        return db
                .fetchValues(
                        """
                        select concat_ws(' ', kind, case when sku = {0} then 'tea' else
                            coalesce(sku, 'delivery') end, units, items_minor, discount_minor,
                            tax_minor, net_minor, gross_minor, reason)
                        from sales.facts where order_key = {1}
                        order by kind desc, at, cause, line nulls last
                        """,
                        val(tea.code()), val(UUID.fromString(order)))
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void a_purchase_is_a_fact_for_each_line_and_one_for_the_delivery() {
        var order = bought(2);
        assertThat(facts(order)).as("a purchase does no more than without").isEmpty();

        follower.look();

        assertThat(facts(order))
                .containsExactly(
                        "SALE tea 2 2000 0 145 2000 2145", "SALE delivery 0 599 0 0 599 599");
        var row =
                db.fetchSingle(
                        "select * from sales.facts where order_key::text = ? and sku is not null",
                        order);
        var kept = orders.find(OrderId.valueOf(order)).orElseThrow();
        assertThat(row.get("order_number")).isEqualTo(kept.number());
        assertThat(row.get("buyer")).isEqualTo(kept.customer().value());
        assertThat(row.get("at", Instant.class)).isEqualTo(kept.placedAt());
        assertThat(row.get("country")).isEqualTo("US");
        assertThat(row.get("category")).isEqualTo("goods");
        assertThat(row.get("product_id")).isNotNull();
        assertThat(row.get("source")).isEqualTo("live");
    }

    @Test
    void an_order_whose_payment_is_declined_was_never_sold() {
        var declined = shopper.buy(shopper.cart(tea, 1), "tok_declined");
        assertThat(declined.status()).isEqualTo(402);

        follower.look();

        assertThat(db.fetchSingle("select count(*) from sales.facts where sku = ?", tea.code()))
                .extracting(it -> it.get(0, int.class))
                .isEqualTo(0);
    }

    @Test
    void what_is_cancelled_takes_back_what_a_refund_has_left_of_it() {
        var order = bought(3);
        var line =
                shopper.asAdmin("GET", "/api/admin/orders/" + order, "").text("/order/lines/0/id");
        giveBack(order, ", \"lines\": [{\"line\": \"%s\", \"quantity\": 1}]".formatted(line));
        cancel(order);

        follower.look();
        follower.look(Duration.ofDays(2));

        // Tax of 30.00 is 2.18: of a unit 0.73, of the others 1.45.
        assertThat(facts(order))
                .containsExactly(
                        "SALE tea 3 3000 0 218 3000 3218",
                        "SALE delivery 0 599 0 0 599 599",
                        "REFUND tea -1 -1000 0 -73 -1000 -1073 broken",
                        "CANCELLATION tea -2 -2000 0 -145 -2000 -2145 too late",
                        "CANCELLATION delivery 0 -599 0 0 -599 -599 too late");
    }

    @Test
    void an_amount_given_back_is_spread_and_names_no_units() {
        var order = bought(1);
        giveBack(order, ", \"amount\": {\"amount\": \"5.00\", \"currency\": \"USD\"}");
        giveBack(order, "");

        follower.look();

        // 16.72 = 10.73 + 5.99: 5.00 is 3.21 and 1.79; of 3.21 the tax is 0.22.
        assertThat(facts(order))
                .containsExactly(
                        "SALE tea 1 1000 0 73 1000 1073",
                        "SALE delivery 0 599 0 0 599 599",
                        "REFUND tea 0 -299 0 -22 -299 -321 broken",
                        "REFUND delivery 0 -179 0 0 -179 -179 broken",
                        "REFUND tea -1 -701 0 -51 -701 -752 broken",
                        "REFUND delivery 0 -420 0 0 -420 -420 broken");
    }

    @Test
    void what_commits_late_is_seen_and_what_was_missed_is_sold_before_it_is_given_back() {
        follower.look();
        // Whose first orders these are, and stay as soon as they are back where they were.
        var somebody = UUID.randomUUID() + "@example.org";
        var late = bought(cartOf(somebody));
        var missed = bought(cartOf(somebody));
        follower.look();
        move(late, Duration.ofSeconds(110));
        move(missed, Duration.ofMinutes(30));
        forget(late, missed);
        follower.look();
        assertThat(facts(late)).hasSize(2);
        assertThat(facts(missed)).isEmpty();

        giveBack(missed, ", \"shipping\": true");
        follower.look();
        move(missed, Duration.ofMinutes(-30));

        assertThat(facts(missed))
                .containsExactly(
                        "SALE tea 1 1000 0 73 1000 1073",
                        "SALE delivery 0 599 0 0 599 599",
                        "REFUND delivery 0 -599 0 0 -599 -599 broken");
        move(late, Duration.ofSeconds(-110));
        forget(late, missed);
        follower.look(Duration.ofDays(2));
        assertThat(facts(missed)).hasSize(3);
    }

    /** As if it had been placed so much earlier. */
    private void move(String order, Duration back) {
        db.execute(
                "update orders.orders set placed_at = placed_at - ?::interval where order_id::text = ?",
                back.toSeconds() + " seconds",
                order);
    }

    /** As the owner of the database could, and nobody in the shop. */
    private void forget(String... facts) {
        db.transaction(tx -> {
            tx.dsl().execute("set local role cartwright_owner");
            tx.dsl().execute("alter table sales.facts disable trigger append_only");
            for (var order : facts) {
                tx.dsl().execute("delete from sales.facts where order_key::text = ?", order);
                tx.dsl().execute("delete from sales.first_orders where order_key::text = ?", order);
            }
            tx.dsl().execute("alter table sales.facts enable trigger append_only");
        });
    }

    @Test
    void who_was_two_and_is_one_bought_before() {
        var desk = new SalesDesk(port, run);
        var asked = "from=2026-01-01&sku=" + tea;
        var first = orders.find(OrderId.valueOf(bought(1))).orElseThrow().customer();
        var order = bought(cartOf(UUID.randomUUID() + "@example.org"));
        var second = orders.find(OrderId.valueOf(order)).orElseThrow().customer();
        assertThat(desk.figures(asked).at("/totals/sold/customers").asInt()).isEqualTo(2);

        merge(second, new CustomerId(UUID.randomUUID()), first);

        var totals = desk.figures(asked).get("totals");
        assertThat(totals.at("/sold/customers").asInt()).isEqualTo(1);
        assertThat(totals.get("repeatCustomers").asInt()).isEqualTo(1);
    }

    /** Returns the cart of somebody else, with one tea. */
    private String cartOf(String email) {
        var cart = shopper.cart(tea, 1);
        shopper.send(
                "PUT",
                "/api/carts/" + cart + "/delivery",
                """
                {"email": "%s", "method": "standard", "address": {"name": "Bob",
                    "line1": "1 Main St", "city": "San Jose", "region": "CA",
                    "postalCode": "95101", "country": "US"}}
                """
                        .formatted(email));
        return cart;
    }

    /** By way of somebody else. */
    private void merge(CustomerId from, CustomerId by, CustomerId into) {
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            events.publishEvent(new CustomersMerged(UUID.randomUUID(), now, from, by));
            events.publishEvent(new CustomersMerged(UUID.randomUUID(), now, by, into));
        });
    }
}
