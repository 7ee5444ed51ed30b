package dev.cartwright.orderdesk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whatever becomes of one order of several, the others are done and say so. */
@ShopTest
@ExtendWith(BooksBalance.class)
class BulkTest {

    private static final String ORDERS = "/api/admin/orders";
    private static final String NOBODY = UUID.randomUUID().toString();

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    String one = "";
    String two = "";

    @BeforeEach
    void two_orders() {
        shopper = new Shopper(port);
        var tea = shelves.stocked(10, "19.99");
        one = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");
        two = shopper.buy(shopper.cart(tea, 2), "tok_approved").text("/id");
    }

    @Test
    void what_one_order_cannot_take_is_its_own_answer() {
        var twenty = IntStream.range(0, 20).mapToObj(it -> "\"tag-" + it + "\"");
        shopper.asAdmin(
                "PATCH",
                ORDERS + "/" + one + "/tags",
                "{\"add\": [%s]}".formatted(twenty.collect(joining(", "))));

        var results = bulk("TAG", "vip", List.of(one, NOBODY, two));

        assertThat(results.status()).isEqualTo(200);
        assertThat(problems(results))
                .containsExactly(
                        one + " 400 /problems/invalid-request",
                        NOBODY + " 404 /problems/unknown-order",
                        two + " 200 ");
        assertThat(results.text("/0/detail")).isEqualTo("tags must be at most 20");
        assertThat(tags(one)).hasSize(20).doesNotContain("vip");
        assertThat(tags(two)).containsExactly("vip");
    }

    @Test
    void what_nobody_foresaw_is_the_answer_of_the_one_order_that_has_it() {
        var address =
                "update orders.orders set delivery_address = ?::jsonb where order_id = ?::uuid";
        var kept =
                db.fetchValue(
                        "select delivery_address::text from orders.orders where order_id = ?::uuid",
                        one);
        // Listeners would stumble over it, too.
        await().until(() -> !db.fetchExists(DSL.table("events.event_publication")));
        db.execute(address, "[]", one);
        try {
            assertThat(problems(bulk("NOTE", "Call first.", List.of(one, two))))
                    .containsExactly(one + " 500 /problems/internal-server-error", two + " 200 ");
        } finally {
            db.execute(address, kept, one);
        }
        assertThat(notes(one)).isZero();
        assertThat(notes(two)).isOne();
    }

    @Test
    void a_database_that_is_away_for_a_moment_is_asked_again() {
        var order = new OrderId(UUID.randomUUID());

        assertThat(
                        Stream.of(
                                        new QueryTimeoutException("slow"),
                                        new CannotCreateTransactionException("away"))
                                .map(it -> BulkResult.of(order, it)))
                .allSatisfy(it -> {
                    assertThat(it.status()).isEqualTo(503);
                    assertThat(it.problem()).isEqualTo("/problems/busy");
                    assertThat(it.order()).isEqualTo(order);
                });
    }

    @Test
    void what_no_order_can_take_is_refused_before_the_first() {
        for (var wrong : List.of("TAG " + "a".repeat(51), "CANCEL " + "a".repeat(201), "UNTAG ")) {
            var action = wrong.split(" ", 2);

            var refused = bulk(action[0], action[1], List.of(one));

            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("text");
        }
        assertThat(shopper.asAdmin("GET", ORDERS + "/" + one, "").text("/order/status"))
                .isEqualTo("PLACED");
    }

    @Test
    void a_note_that_arrives_twice_is_written_once() {
        var key = UUID.randomUUID().toString();
        var bulk = body("NOTE", "Call first.", List.of(one, two));
        var note = "{\"text\": \"Gate code 7.\"}";

        assertThat(keyed(ORDERS + "/bulk", bulk, key).status()).isEqualTo(200);
        assertThat(keyed(ORDERS + "/bulk", bulk, key).json().at("/0/status").asInt())
                .isEqualTo(200);
        var first = keyed(ORDERS + "/" + one + "/notes", note, key + "x");
        var again = keyed(ORDERS + "/" + one + "/notes", note, key + "x");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(List.of(notes(one), notes(two))).containsExactly(2, 1);
        var other = "{\"text\": \"Another.\"}";
        assertThat(keyed(ORDERS + "/" + one + "/notes", other, key + "x").status()).isEqualTo(422);
        assertThat(notes(one)).isEqualTo(2);
    }

    @Test
    void an_order_has_a_hundred_notes_and_no_more() {
        db.execute(
                """
                insert into orders.order_trail
                select gen_random_uuid(), ?::uuid, '2026-01-01', 'note', '{"text": "x"}', 'STAFF',
                    '1', '1'
                from generate_series(1, 100)
                """,
                one);

        var refused = shopper.asAdmin("POST", ORDERS + "/" + one + "/notes", "{\"text\": \"y\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/too-many-notes");
        assertThat(notes(one)).isEqualTo(100);
    }

    private Answer bulk(String action, String text, List<String> orders) {
        return shopper.asAdmin("POST", ORDERS + "/bulk", body(action, text, orders));
    }

    private static String body(String action, String text, List<String> orders) {
        return "{\"action\": \"%s\", \"text\": \"%s\", \"orders\": [%s]}"
                .formatted(
                        action,
                        text,
                        orders.stream().map(it -> '"' + it + '"').collect(joining(", ")));
    }

    private Answer keyed(String path, String body, String key) {
        return shopper.post(
                path,
                body,
                "Authorization",
                "Bearer " + shopper.adminKey(),
                "Idempotency-Key",
                key);
    }

    private static List<String> problems(Answer results) {
        return results.json()
                .valueStream()
                .map(it ->
                        it.get("order").asString()
                                + " "
                                + it.get("status").asInt()
                                + " "
                                + it.path("problem").asString(""))
                .toList();
    }

    private List<String> tags(String order) {
        return shopper.asAdmin("GET", ORDERS + "/" + order, "")
                .json()
                .at("/order/tags")
                .valueStream()
                .map(it -> it.asString())
                .toList();
    }

    private int notes(String order) {
        return db.fetchSingle(
                        "select count(*) from orders.order_trail"
                                + " where order_id = ?::uuid and kind = 'note'",
                        order)
                .get(0, int.class);
    }
}
