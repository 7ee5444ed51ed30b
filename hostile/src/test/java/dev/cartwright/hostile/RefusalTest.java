package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

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
    void a_live_key_is_not_served() {
        var asked = Merchant.order("pm_card_visa").build();

        var thrown = refusal(() -> shop.client("sk_live_merchant").paymentIntents().create(asked));

        assertThat(thrown).isInstanceOf(AuthenticationException.class);
        assertThat(thrown.getStatusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount=0&currency=eur | amount | parameter_invalid_integer",
                "amount=1.5&currency=eur | amount | parameter_invalid_integer",
                "amount=100000000&currency=eur | amount | amount_too_large",
                "currency=eur | amount | parameter_missing",
                "amount=1 | currency | parameter_missing",
                "amount=15&currency=kwd | amount | parameter_invalid_integer",
                "amount=1250&currency=isk | amount | parameter_invalid_integer",
                "amount=1&currency=eur&amont=2 | amont | parameter_unknown",
                "amount=1&currency=eur&payment_method=pm_none | payment_method | resource_missing",
                "amount=1&currency=eur&customer=cus_none | customer | resource_missing",
                "amount=1&currency=eur&confirm=true&return_url=shop | return_url | url_invalid",
                "amount=1&currency=eur&confirm=true | payment_method | parameter_missing",
            })
    void a_refusal_names_the_parameter(String form, String param, String code) {
        var reply = create(shop.processor, form);

        var error = Shapes.JSON.readTree(reply.body()).path("error");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(error.path("param").asString()).isEqualTo(param);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(shop.processor.books().intents()).isEmpty();
    }

    @Test
    void yen_are_whole() throws StripeException {
        var asked =
                PaymentIntentCreateParams.builder()
                        .setAmount(1_200L)
                        .setCurrency("jpy")
                        .setConfirm(true)
                        .setPaymentMethod("pm_card_visa");

        var id = shop.stripe.paymentIntents().create(asked.build()).getId();

        assertThat(shop.books(id)).isEqualTo(new Books.Money("jpy", 1_200, 1_200, 0, 0));
    }

    @Test
    void no_more_is_captured_than_was_authorised() throws StripeException {
        var id = shop.authorisation().getId();
        var asked = PaymentIntentCaptureParams.builder().setAmountToCapture(2_501L).build();

        var thrown = refusal(() -> shop.stripe.paymentIntents().capture(id, asked));

        assertThat(thrown.getCode()).isEqualTo("amount_too_large");
        assertThat(shop.find(id).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void what_is_over_is_not_done_again() throws StripeException {
        var paid = shop.sale().getId();
        var canceled = shop.authorisation().getId();
        shop.stripe.paymentIntents().cancel(canceled);
        var before = shop.processor.books();

        for (ThrowingCallable call :
                new ThrowingCallable[] {
                    () -> shop.stripe.paymentIntents().capture(paid),
                    () -> shop.stripe.paymentIntents().cancel(paid),
                    () -> shop.stripe.paymentIntents().confirm(paid),
                    () -> shop.stripe.paymentIntents().capture(canceled),
                    () -> shop.stripe.paymentIntents().cancel(canceled),
                }) {
            var thrown = refusal(call);
            assertThat(thrown.getCode()).isEqualTo("payment_intent_unexpected_state");
            assertThat(thrown.getStripeError().getPaymentIntent().getStatus())
                    .isIn("succeeded", "canceled");
        }

        assertThat(shop.processor.books()).isEqualTo(before);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (ThrowingCallable call :
                new ThrowingCallable[] {
                    () -> shop.find("pi_none"),
                    () -> shop.stripe.refunds().retrieve("re_none"),
                    () -> shop.stripe.events().retrieve("evt_none"),
                    () -> shop.stripe.customers().retrieve("cus_none"),
                    () -> shop.stripe.balance().retrieve(),
                }) {
            assertThat(refusal(call).getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void full_books_take_no_more() {
        var small = new HostileProcessor(HostileSettings.DEFAULT.atMost(2), new Random(1));

        assertThat(create(small, "amount=1&currency=eur").status()).isEqualTo(200);
        assertThat(create(small, "amount=1&currency=eur").status()).isEqualTo(200);
        assertThat(create(small, "amount=1&currency=eur").status()).isEqualTo(503);
    }

    private static Reply create(HostileProcessor processor, String form) {
        var headers = Map.of("authorization", "Bearer sk_test_form");
        return processor.handle(
                new Request("POST", "/v1/payment_intents", "", headers, form), Instant.EPOCH);
    }

    private static StripeException refusal(ThrowingCallable call) {
        return catchThrowableOfType(StripeException.class, call);
    }
}
