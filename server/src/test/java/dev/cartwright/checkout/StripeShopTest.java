package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.Telling;
import dev.cartwright.kernel.Sku;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Purchases whose processor loses, repeats, delays and falsifies what it says. */
@HostileTest
@ExtendWith(BooksBalance.class)
class StripeShopTest {

    private static final String CREATE = "POST /v1/payment_intents";

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired WebhookRuns webhooks;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Mail mail;
    Till till = new Till(shopper);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_and_an_honest_processor() {
        shopper = new Shopper(port);
        mail = new Mail(processor, shopper, clock);
        till = new Till(shopper);
        line.tell(_ -> {});
        whims.be(0, 1);
        tea = shelves.stocked(10, "10.00");
    }

    @Test
    void a_card_that_is_refused_leaves_the_cart_open() {
        var cart = shopper.cart(tea, 1);

        var answer = till.buy(cart, "pm_card_chargeDeclined");

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.text("/reason")).isEqualTo("generic_decline");
        assertThat(reserved()).isZero();
        assertThat(till.buy(cart, "pm_card_visa").status()).isEqualTo(201);
    }

    @Test
    void a_card_s_number_is_no_token() {
        var answer = till.buy(shopper.cart(tea, 1), "4242" + "424242424242");

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.body()).contains("payment.token").doesNotContain("42424242");
    }

    @Test
    void what_the_processor_did_and_did_not_say_is_found_out_by_asking() {
        processor.behave(CREATE, 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        var pending = till.buy(shopper.cart(tea, 2), "pm_card_visa");
        assertThat(pending.status()).isEqualTo(202);
        assertThat(reserved()).isEqualTo(2);

        askFor(Duration.ofHours(1));

        assertThat(till.order(pending)).isEqualTo("PLACED AUTHORIZED");
        assertThat(reserved()).isEqualTo(2);
    }

    @Test
    void what_the_processor_never_did_is_given_up_only_once_that_is_proof() {
        processor.behave(CREATE, 1, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        var pending = till.buy(shopper.cart(tea, 2), "pm_card_visa");

        askFor(Duration.ofMinutes(5));
        assertThat(till.order(pending)).isEqualTo("PENDING_PAYMENT PENDING");
        assertThat(reserved()).isEqualTo(2);

        askFor(Duration.ofHours(1));
        assertThat(till.order(pending)).isEqualTo("CANCELLED NOT_TAKEN");
        assertThat(reserved()).isZero();
    }

    @Test
    void a_server_error_after_the_money_moved_loses_nothing() {
        processor.behave(CREATE, 1, Behaviour.of(Answering.COMMIT_THEN_500));
        var pending = till.buy(shopper.cart(tea, 1), "pm_card_visa");
        assertThat(pending.status()).isEqualTo(202);

        mail.deliver();
        webhooks.run();

        assertThat(till.order(pending)).isEqualTo("PLACED AUTHORIZED");
    }

    @Test
    void an_event_that_comes_before_the_answer_finishes_the_purchase() {
        line.tell(it -> {
            mail.deliver(it);
            webhooks.run();
        });
        processor.behave(CREATE, 1, Behaviour.telling(Telling.of(Telling.Manner.BEFORE_ANSWER)));

        var answer = till.buy(shopper.cart(tea, 1), "pm_card_visa");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/status")).isEqualTo("PLACED");
    }

    @Test
    void another_amount_moves_nothing_until_a_person_decides() {
        processor.behave(CREATE, 1, Behaviour.of(Answering.FLIP_AMOUNT));
        var pending = till.buy(shopper.cart(tea, 1), "pm_card_visa");

        assertThat(pending.status()).isEqualTo(202);
        assertThat(till.order(pending)).isEqualTo("PENDING_PAYMENT CONFLICTED");
        assertThat(reserved()).isEqualTo(1);
        var payment = till.payment(pending);
        assertThat(till.move(payment, "captures").type()).isEqualTo("/problems/payment-not-ready");

        var operation = till.detail(payment).text("/operations/0/id");
        var resolved =
                shopper.asAdmin(
                        "POST",
                        "/api/admin/payments/"
                                + payment
                                + "/operations/"
                                + operation
                                + "/resolution",
                        "{\"decision\": \"MOVED\", \"note\": \"seen in the processor's books\"}");

        assertThat(resolved.status()).isEqualTo(200);
        assertThat(till.order(pending)).isEqualTo("PLACED AUTHORIZED");
    }

    @Test
    void who_has_to_confirm_is_sent_to_the_bank_and_comes_back_to_a_purchase() {
        var pending = till.buy(shopper.cart(tea, 1), "pm_card_authenticationRequired");
        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("/payment/confirmAt")).contains("/3ds/");

        var back = processor.authenticate(till.reference(pending), true, clock.instant());
        var led = shopper.get(back.getRawPath());

        assertThat(led.status()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location"))
                .contains("http://localhost:5173/thanks?order=" + pending.text("/id"));
        assertThat(till.order(pending)).isEqualTo("PLACED AUTHORIZED");
        assertThat(shopper.get(back.getRawPath() + "x").status()).isEqualTo(404);
    }

    @Test
    void who_never_confirms_gets_the_cart_back() {
        var pending = till.buy(shopper.cart(tea, 1), "pm_card_authenticationRequired");

        askFor(Duration.ofHours(3));

        assertThat(till.order(pending)).isEqualTo("CANCELLED DECLINED");
        assertThat(reserved()).isZero();
    }

    @Test
    void a_processor_that_has_no_time_leaves_the_cart_open() {
        var cart = shopper.cart(tea, 1);
        processor.behave(CREATE, 1, Behaviour.of(Answering.RATE_LIMIT));

        assertThat(till.buy(cart, "pm_card_visa").status()).isEqualTo(402);

        assertThat(reserved()).isZero();
        assertThat(till.buy(cart, "pm_card_visa").status()).isEqualTo(201);
    }

    /** The clock goes on, and what is due is asked. */
    private void askFor(Duration time) {
        for (int i = 0; i < 20; i++) {
            clock.move(time.dividedBy(20));
            reconciliation.run();
        }
    }

    private int reserved() {
        return shopper.stock(tea).at("/reserved").asInt();
    }
}
