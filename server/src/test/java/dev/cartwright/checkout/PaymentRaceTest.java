package dev.cartwright.checkout;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.payments.Payments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Many who move the money of one payment at once. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class PaymentRaceTest {

    private static final String THREE =
            "{\"amount\": {\"amount\": \"3.00\", \"currency\": \"USD\"}}";

    private static final String TEN = THREE.replace("3.00", "10.00");

    @Autowired Shelves shelves;
    @Autowired Payments payments;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    String order = "";
    String payment = "";

    /** 27.44. */
    @BeforeEach
    void two_teas_are_authorised() {
        shopper = new Shopper(port);
        order =
                shopper.buy(shopper.cart(shelves.stocked(10, "10.00"), 2), "tok_approved")
                        .text("/id");
        payment =
                shopper.asAdmin("GET", "/api/admin/payments?order=" + order, "")
                        .text("/items/0/id");
    }

    @Test
    void twenty_captures_at_once_never_take_more_than_was_authorised() throws Exception {
        var answers = Race.of(range(0, 20).mapToObj(_ -> move("/captures", THREE)).toList());

        assertThat(answers).filteredOn(it -> it == 201).hasSize(9);
        assertThat(answers).filteredOn(it -> it == 409).hasSize(11);
        assertThat(sums()).containsExactly("27.44", "27.00", "0.00", "0.00");
    }

    @Test
    void a_capture_waits_for_one_that_is_being_promised_and_hears_what_is_left() throws Exception {
        var twenty = Money.parse("USD 20.00");
        var first = new OrderId(UUID.fromString(order));

        var answer =
                new Meanwhile(transaction, db)
                        .of(
                                () -> payments.capture(UUID.randomUUID(), first, twenty, twenty),
                                move("/captures", TEN));

        assertThat(answer).isEqualTo(409);
    }

    /** Nine are taken before; eight want 24 more, eight others want 40 back. */
    @Test
    void captures_voids_and_refunds_at_once_never_pass_a_limit() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(move("/captures", THREE).call()).isEqualTo(201);
        }
        var all = new ArrayList<Callable<Integer>>();
        range(0, 8).forEach(_ -> all.add(move("/captures", THREE)));
        range(0, 4).forEach(_ -> all.add(move("/voids", "")));
        range(0, 8).forEach(_ -> all.add(() -> giveBack("5.00")));
        Collections.shuffle(all, new Random(7));

        var answers = Race.of(all);

        assertThat(answers).contains(201).allMatch(it -> it == 201 || it == 409);
        var moved = processorsBooks();
        assertThat(moved.captured() + moved.voided()).as("%s", moved).isEqualTo(2744);
        assertThat(moved.refunded()).as("%s", moved).isLessThanOrEqualTo(moved.captured());
        assertThat(sums())
                .containsExactly(
                        "27.44",
                        dollars(moved.captured()),
                        dollars(moved.refunded()),
                        dollars(moved.voided()));
        var left = moved.captured() - moved.refunded();
        assertThat(giveBack(dollars(left + 1))).isEqualTo(409);
        assertThat(left == 0 ? 201 : giveBack(dollars(left))).isEqualTo(201);
        assertThat(processorsBooks().refunded()).isEqualTo(moved.captured());
    }

    @Test
    void twenty_who_give_up_at_once_give_up_once() throws Exception {
        var answers = Race.of(range(0, 20).mapToObj(_ -> move("/voids", "")).toList());

        assertThat(answers).filteredOn(it -> it == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it == 409).hasSize(19);
        assertThat(sums()).containsExactly("27.44", "0.00", "0.00", "27.44");
    }

    @Test
    void one_key_sent_twenty_times_at_once_takes_once() throws Exception {
        var one = move("/captures", THREE);

        Race.of(Stream.generate(() -> one).limit(20).toList());

        assertThat(sums()).containsExactly("27.44", "3.00", "0.00", "0.00");
    }

    private Callable<Integer> move(String path, String body) {
        return post("/api/admin/payments/" + payment + path, body);
    }

    private int giveBack(String amount) throws Exception {
        return post(
                        "/api/admin/orders/" + order + "/refunds",
                        """
                        {"reason": "broken", "amount": {"amount": "%s", "currency": "USD"}}
                        """
                                .formatted(amount))
                .call();
    }

    /** Returns the status of the answer; called again it sends the same key. */
    private Callable<Integer> post(String path, String body) {
        var key = UUID.randomUUID().toString();
        return () ->
                shopper.post(
                                path,
                                body,
                                "Idempotency-Key",
                                key,
                                "Authorization",
                                "Bearer " + shopper.adminKey())
                        .status();
    }

    /** What the processor itself has moved, in cents. */
    private record Moved(long captured, long voided, long refunded) {}

    private Moved processorsBooks() {
        var moved =
                db.fetch(
                                """
                                select operation.kind, sum(moved.amount_minor)
                                from sandbox.operations moved
                                join payments.payment_transactions operation
                                    on operation.id = moved.operation_id
                                where moved.approved and operation.payment_id::text = ?
                                group by operation.kind
                                """,
                                payment)
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, long.class));
        return new Moved(
                moved.getOrDefault("CAPTURE", 0L),
                moved.getOrDefault("VOID", 0L),
                moved.getOrDefault("REFUND", 0L));
    }

    private static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** Authorised, captured, refunded, given up. */
    private List<String> sums() {
        var it = shopper.asAdmin("GET", "/api/admin/payments/" + payment, "");
        return Stream.of("authorized", "captured", "refunded", "voided")
                .map(sum -> it.text("/payment/" + sum + "/amount"))
                .toList();
    }
}
