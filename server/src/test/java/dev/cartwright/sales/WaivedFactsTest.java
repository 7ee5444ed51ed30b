package dev.cartwright.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Invariant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Units that are cancelled before they are paid, of three teas for 10.00 to California. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class WaivedFactsTest {

    @Autowired Shelves shelves;
    @Autowired SalesFollower follower;
    @Autowired HistoryRun run;
    @Autowired List<Invariant> invariants;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String order = "";

    /** Of three one is not delivered. */
    @BeforeEach
    void one_of_three_is_not_owed_any_more() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "10.00");
        var bought = shopper.buy(shopper.cart(tea, 3), "tok_approved");
        order = bought.text("/id");
        var taken =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/orders/" + order + "/line-cancellations",
                        "{\"reason\": \"sold out\", \"lines\": [{\"line\": \"%s\", \"quantity\": 1}]}"
                                .formatted(bought.text("/lines/0/id")),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    }

    @Test
    void what_is_waived_is_cancelled_and_the_rest_with_the_order() {
        follower.look();
        shopper.asAdmin(
                "POST",
                "/api/admin/orders/" + order + "/cancellation",
                "{\"reason\": \"too late\"}");
        follower.look();

        assertThat(
                        db.fetch(
                                        """
                                        select concat_ws(' ', kind, units, items_minor, discount_minor,
                                            tax_minor, cause = order_key, reason)
                                        from sales.facts where order_key = {0}
                                        order by kind desc, cause <> order_key desc, line nulls last
                                        """,
                                        val(UUID.fromString(order)))
                                .getValues(0, String.class))
                .containsExactly(
                        "SALE 3 3000 0 218 t",
                        "SALE 0 599 0 0 t",
                        "CANCELLATION -1 -1000 0 -73 f sold out",
                        "CANCELLATION -2 -2000 0 -145 t too late",
                        "CANCELLATION 0 -599 0 0 t too late");
    }

    @Test
    void units_taken_out_of_an_order_cancel_no_order() {
        var desk = new SalesDesk(port, run);
        var asked = "from=2026-01-01&source=live&sku=" + tea;

        var all = desk.figures(asked).get("totals");
        var why = desk.figures(asked + "&by=reason").at("/items/0");

        assertThat(SalesDesk.sum(all, "cancelled")).isEqualTo("1 1 1 1 -1 -10.00");
        assertThat(all.get("cancellationRate")).hasToString("0.0000");
        assertThat(why.get("key").asString()).isEqualTo("sold out");
        assertThat(why.get("cancellationRate")).hasToString("0.0000");
    }

    @Test
    void a_corrupted_waiver_is_named() {
        follower.look();

        var waiver =
                db.fetchSingle(
                                "select cause::text from sales.facts"
                                        + " where order_key::text = ? and cause <> order_key",
                                order)
                        .get(0, String.class);

        assertThat(violations("update sales.facts set tax_minor = tax_minor - 1"))
                .containsExactly(order);
        assertThat(violations("update sales.facts set kind = 'REFUND'"))
                .containsExactlyInAnyOrder(order, waiver);
        assertThat(violations("delete from sales.facts")).containsExactly(waiver);
    }

    /** Beside what is later than it. */
    private List<String> violations(String corruption) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            db.execute("set local role cartwright_owner");
            db.execute("alter table sales.facts disable trigger append_only");
            db.execute(corruption + " where order_key::text = ? and cause <> order_key", order);
            db.execute("update sales.progress set seen = seen + interval '3 minutes'");
            db.execute("reset role");
            return invariants.stream()
                    .filter(it -> it.name().equals("sales-equal-the-books"))
                    .findFirst()
                    .orElseThrow()
                    .check()
                    .violations();
        });
    }
}
