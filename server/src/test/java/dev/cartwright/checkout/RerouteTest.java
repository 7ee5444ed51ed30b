package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Books;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Processors;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Processors in a row, over real HTTP: who is asked where one cannot be reached, and who never. */
@RowTest
@ExtendWith(BooksBalance.class)
class RerouteTest {

    private static final String CREATE = "POST /v1/payment_intents";

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired Processors processors;
    @Autowired Twin first;
    @Autowired Twin second;
    @Autowired Twin third;
    @Autowired Twin tired;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Till till = new Till(shopper);
    Sku tea = new Sku("replaced");
    List<Books> before = List.of();

    @BeforeEach
    void ten_teas_and_everybody_listens() {
        shopper = new Shopper(port);
        till = new Till(shopper);
        tea = shelves.stocked(10, "10.00");
        all().forEach(it -> it.listens(true));
        before = all().map(Twin::books).toList();
    }

    @Test
    void who_is_reached_first_takes_it_and_nobody_else_hears_of_it() {
        var order = buy("pm_card_visa", 1);

        assertThat(order.status()).isEqualTo(201);
        assertThat(charged()).containsExactly(1_672L, 0L, 0L, 0L);
        assertThat(operations(order)).containsExactly("SALE SUCCEEDED ");
    }

    @Test
    void where_nobody_listens_the_next_is_tried_and_both_attempts_are_shown() {
        first.listens(false);

        var order = buy("pm_card_visa", 1);

        assertThat(order.status()).isEqualTo(201);
        assertThat(charged()).containsExactly(0L, 1_672L, 0L, 0L);
        assertThat(operations(order))
                .containsExactly("SALE NOT_FOUND not sent; rerouted to second", "SALE SUCCEEDED ");
        assertThat(events(order)).containsExactly("OPENED", "REROUTED", "ANSWERED");
        assertThat(payment(order, "processor")).isEqualTo("second");
        assertThat(payment(order, "attempts")).isEqualTo("2");
        assertThat(till.order(order)).isEqualTo("PLACED CAPTURED");
    }

    @Test
    void the_next_is_who_takes_that_amount_and_a_tired_one_is_left_alone_for_a_while() {
        tired.listens(false);
        for (int i = 0; i < RowTest.REST_OVER; i++) {
            assertThat(processors.execute(toTired()).outcome()).isInstanceOf(NotSent.class);
        }
        tired.listens(true);

        var rerouted = buy("pm_card_visa", 6);

        assertThat(rerouted.status()).isEqualTo(201);
        assertThat(charged()).containsExactly(0L, 7_034L, 0L, 0L);
        assertThat(operations(rerouted))
                .containsExactly("SALE NOT_FOUND not sent; rerouted to second", "SALE SUCCEEDED ");
        assertThat(till.detail(till.payment(rerouted)).text("/events/1/facts"))
                .isEqualTo("NotSent[reason=left alone after many failures]");

        clock.move(Duration.ofSeconds(30));
        assertThat(buy("pm_card_visa", 4).status()).isEqualTo(201);
        assertThat(charged()).containsExactly(4_889L, 7_034L, 0L, 0L);
        tea = shelves.stocked(10, "10.00");
        assertThat(buy("pm_card_visa", 6).status()).isEqualTo(201);
        assertThat(charged()).containsExactly(4_889L, 7_034L, 0L, 7_034L);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
    void what_may_have_arrived_is_never_tried_elsewhere(Answering answering) {
        first.hostile().behave(CREATE, 1, Behaviour.of(answering));

        var order = buy("pm_card_visa", 1);
        assertNobodyElseHeardOfIt();
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofMinutes(5));
            reconciliation.run();
        }

        assertNobodyElseHeardOfIt();
        assertThat(charged().getFirst()).isIn(0L, 1_672L);
        if (order.status() == 202) {
            assertThat(till.detail(till.payment(order)).json().at("/operations")).hasSize(1);
            assertThat(till.order(order))
                    .isEqualTo(
                            answering == Answering.FLIP_AMOUNT
                                    ? "PENDING_PAYMENT CONFLICTED"
                                    : charged().getFirst() > 0
                                            ? "PLACED CAPTURED"
                                            : "CANCELLED NOT_TAKEN");
        }
    }

    @Test
    void a_card_that_is_refused_is_tried_nowhere_else() {
        assertThat(buy("pm_card_chargeDeclined", 1).status()).isEqualTo(402);
        assertNobodyElseHeardOfIt();

        first.listens(false);
        var refused = buy("pm_card_chargeDeclined", 1);

        assertThat(refused.type()).isEqualTo("/problems/payment-declined");
        assertThat(charged()).containsOnly(0L);
        assertThat(third.books()).isEqualTo(before.get(2));
    }

    @Test
    void what_is_lost_on_the_way_to_the_next_goes_no_further() {
        first.listens(false);
        second.hostile().behave(CREATE, 1, Behaviour.of(Answering.COMMIT_THEN_HANG));

        var pending = buy("pm_card_visa", 1);
        assertThat(pending.status()).isEqualTo(202);
        clock.move(Duration.ofSeconds(20));
        reconciliation.run();

        assertThat(till.order(pending)).isEqualTo("PLACED CAPTURED");
        assertThat(charged()).containsExactly(0L, 1_672L, 0L, 0L);
        assertThat(operations(pending))
                .containsExactly("SALE NOT_FOUND not sent; rerouted to second", "SALE SUCCEEDED ");
    }

    @Test
    void after_as_many_attempts_as_are_allowed_the_cart_is_open_again() {
        first.listens(false);
        second.listens(false);
        var cart = shopper.cart(tea, 1);

        var refused = buy(cart, "\"token\": \"pm_card_visa\"");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.type()).isEqualTo("/problems/payment-not-taken");
        assertThat(charged()).containsOnly(0L);
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        second.listens(true);
        assertThat(buy(cart, "\"token\": \"pm_card_visa\"").status()).isEqualTo(201);
        assertThat(charged()).containsExactly(0L, 1_672L, 0L, 0L);
    }

    @Test
    void whom_the_shop_has_chosen_nobody_stands_in_for() {
        first.listens(false);

        var refused =
                buy(shopper.cart(tea, 1), "\"processor\": \"first\", \"token\": \"pm_card_visa\"");

        assertThat(refused.type()).isEqualTo("/problems/payment-not-taken");
        assertThat(charged()).containsOnly(0L);
    }

    private Answer buy(String token, int units) {
        return buy(shopper.cart(tea, units), "\"token\": \"%s\"".formatted(token));
    }

    private Answer buy(String cart, String payment) {
        return shopper.post(
                "/api/carts/" + cart + "/checkout",
                "{\"payment\": {%s}}".formatted(payment),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static Operation toTired() {
        return new Operation(
                UUID.randomUUID(),
                new PaymentId(UUID.randomUUID()),
                new OrderId(UUID.randomUUID()),
                "tired",
                Kind.SALE,
                Money.parse("USD 60.00"),
                Operation.Status.SENT,
                new Operation.Details("pm_card_visa", null, null, null, null, null, null),
                0);
    }

    private Stream<Twin> all() {
        return Stream.of(first, second, third, tired);
    }

    private void assertNobodyElseHeardOfIt() {
        assertThat(all().skip(1).map(Twin::books).toList()).isEqualTo(before.subList(1, 4));
    }

    /** What each has taken since the test began. */
    private List<Long> charged() {
        return Stream.of(0, 1, 2, 3)
                .map(i -> kept(all().toList().get(i).books()) - kept(before.get(i)))
                .toList();
    }

    private static long kept(Books books) {
        return books.intents().values().stream().mapToLong(Books.Money::kept).sum();
    }

    private List<String> operations(Answer order) {
        return till.detail(till.payment(order))
                .json()
                .at("/operations")
                .valueStream()
                .map(it ->
                        it.at("/kind").asString()
                                + " "
                                + it.at("/status").asString()
                                + " "
                                + it.at("/reason").asString(""))
                .toList();
    }

    private List<String> events(Answer order) {
        return till.detail(till.payment(order))
                .json()
                .at("/events")
                .valueStream()
                .map(it -> it.at("/kind").asString())
                .toList();
    }

    private String payment(Answer order, String field) {
        return till.detail(till.payment(order)).text("/payment/" + field);
    }
}
