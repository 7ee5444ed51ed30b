package dev.cartwright.checkout;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Many who move the money of one payment at once. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class PaymentRaceTest {

    private static final String THREE =
            "{\"amount\": {\"amount\": \"3.00\", \"currency\": \"USD\"}}";

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    String payment = "";

    /** 27.44. */
    @BeforeEach
    void two_teas_are_authorised() {
        shopper = new Shopper(port);
        var order = shopper.buy(shopper.cart(shelves.stocked(10, "10.00"), 2), "tok_approved");
        payment =
                shopper.asAdmin("GET", "/api/admin/payments?order=" + order.text("/id"), "")
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
    void captures_voids_and_refunds_at_once_never_pass_a_limit() throws Exception {
        move("/captures", THREE).call();
        var all = new ArrayList<Callable<Integer>>();
        IntStream.range(0, 12).forEach(_ -> all.add(move("/captures", THREE)));
        IntStream.range(0, 8).forEach(_ -> all.add(move("/voids", "")));

        var answers = Race.of(all);

        assertThat(answers).containsAnyOf(201).allMatch(it -> it == 201 || it == 409);
        var taken = sums();
        assertThat(
                        Long.parseLong(taken.get(1).replace(".", ""))
                                + Long.parseLong(taken.get(3).replace(".", "")))
                .as("%s", taken)
                .isEqualTo(2744);
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

    /** Returns the status of the answer. */
    private Callable<Integer> move(String path, String body) {
        var key = "key-" + path + System.nanoTime();
        return () ->
                shopper.post(
                                "/api/admin/payments/" + payment + path,
                                body,
                                "Idempotency-Key",
                                key,
                                "Authorization",
                                "Bearer " + shopper.adminKey())
                        .status();
    }

    /** Authorised, captured, refunded, given up. */
    private List<String> sums() {
        var it = shopper.asAdmin("GET", "/api/admin/payments/" + payment, "");
        return Stream.of("authorized", "captured", "refunded", "voided")
                .map(sum -> it.text("/payment/" + sum + "/amount"))
                .toList();
    }
}
