package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyTest {

    static final String CREATE = "POST /v1/payment_intents";

    Merchant shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Merchant();
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    @Test
    void a_key_is_not_used_for_something_else() throws StripeException {
        create("key-1", 2_500);

        assertThatThrownBy(() -> create("key-1", 2_501))
                .isInstanceOfSatisfying(
                        IdempotencyException.class,
                        it -> assertThat(it.getStatusCode()).isEqualTo(400));

        assertThat(shop.processor.books().intents()).hasSize(1);
    }

    @Test
    void the_first_answer_is_heard_again_and_nothing_moves() throws StripeException {
        var first = create("key-1", 2_500);
        shop.stripe.refunds().create(refund(first.getId()));

        var again = create("key-1", 2_500);

        assertThat(again.getLastResponse().body()).isEqualTo(first.getLastResponse().body());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(shop.processor.books().intents()).hasSize(1);
    }

    private static RefundCreateParams refund(String intent) {
        return RefundCreateParams.builder().setPaymentIntent(intent).build();
    }

    @Test
    void a_decline_is_heard_again() {
        var asked = Merchant.order("pm_card_chargeDeclined").build();
        ThrowingCallable call =
                () -> shop.stripe.paymentIntents().create(asked, Merchant.key("key-1"));
        var first = catchThrowableOfType(StripeException.class, call);
        var again = catchThrowableOfType(StripeException.class, call);

        assertThat(again.getStatusCode()).isEqualTo(402);
        assertThat(again.getStripeError().getPaymentIntent().getId())
                .isEqualTo(first.getStripeError().getPaymentIntent().getId());
    }

    @Test
    void an_error_is_heard_again_though_the_money_moved() {
        shop.processor.behave(CREATE, 1, Behaviour.of(Answering.COMMIT_THEN_500));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> create("key-1", 2_500))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            it -> assertThat(it.getStatusCode()).isEqualTo(500));
        }

        assertThat(shop.processor.books().operation("op-1").captured()).isEqualTo(2_500);
        assertThat(shop.processor.books().intents()).hasSize(1);
    }

    @Test
    void after_a_limit_the_same_key_is_served() throws StripeException {
        shop.processor.behave(CREATE, 1, Behaviour.of(Answering.RATE_LIMIT));

        assertThatThrownBy(() -> create("key-1", 2_500)).isInstanceOf(RateLimitException.class);
        assertThat(shop.processor.books().intents()).isEmpty();

        assertThat(create("key-1", 2_500).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void while_a_request_is_under_way_its_key_is_in_use() throws StripeException {
        shop.processor.behave(CREATE, 1, Behaviour.of(Answering.COMMIT_LATER));

        assertThatThrownBy(() -> create("key-1", 2_500)).isInstanceOf(ApiConnectionException.class);
        assertThatThrownBy(() -> create("key-1", 2_500))
                .isInstanceOfSatisfying(
                        StripeException.class,
                        it -> {
                            assertThat(it.getStatusCode()).isEqualTo(409);
                            assertThat(it.getCode()).isEqualTo("idempotency_key_in_use");
                        });
        assertThat(shop.processor.books().intents()).isEmpty();

        shop.clock.move(HostileSettings.DEFAULT.lateBy());

        var late = create("key-1", 2_500);
        assertThat(late.getStatus()).isEqualTo("succeeded");
        assertThat(shop.processor.books().intents().keySet()).containsExactly(late.getId());
    }

    @Test
    void what_was_refused_before_work_began_may_be_corrected() throws StripeException {
        assertThatThrownBy(() -> create("key-1", 0)).isInstanceOf(StripeException.class);

        assertThat(create("key-1", 2_500).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws StripeException {
        var first = create("key-1", 2_500);

        shop.clock.move(Duration.ofHours(25));

        assertThat(create("key-1", 2_500).getId()).isNotEqualTo(first.getId());
        assertThat(shop.processor.books().operation("op-1").captured()).isEqualTo(5_000);
    }

    private PaymentIntent create(String key, long amount) throws StripeException {
        var asked = Merchant.order("pm_card_visa").setAmount(amount).build();
        return shop.stripe.paymentIntents().create(asked, Merchant.key(key));
    }
}
