package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestMulticapture;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTest {

    Merchant shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Merchant();
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
    })
    void a_bank_declines(String card, String code, String why) throws StripeException {
        var asked = Merchant.order(card).build();

        var thrown = refusal(() -> shop.stripe.paymentIntents().create(asked));

        assertThat(thrown.getStatusCode()).isEqualTo(402);
        assertThat(thrown.getCode()).isEqualTo(code);
        assertThat(((CardException) thrown).getDeclineCode()).isEqualTo(why);
        var failed = shop.find(thrown.getStripeError().getPaymentIntent().getId());
        assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
        assertThat(failed.getLastPaymentError().getDeclineCode()).isEqualTo(why);
        assertThat(shop.processor.books().intents()).isEmpty();
    }

    @Test
    void who_was_declined_may_try_another_card() throws StripeException {
        var asked = Merchant.order("pm_card_chargeDeclined").build();
        var thrown = refusal(() -> shop.stripe.paymentIntents().create(asked));
        var other = PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_mastercard");

        var id = thrown.getStripeError().getPaymentIntent().getId();
        var paid = shop.stripe.paymentIntents().confirm(id, other.build());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLastPaymentError()).isNull();
    }

    @Test
    void a_sale_takes_the_money_at_once() throws StripeException {
        var id = shop.sale().getId();

        var expand = PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        var paid = shop.stripe.paymentIntents().retrieve(id, expand);

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getAmount()).isEqualTo(2_500);
        assertThat(paid.getAmountReceived()).isEqualTo(2_500);
        assertThat(paid.getCurrency()).isEqualTo("eur");
        assertThat(paid.getMetadata()).containsEntry("order", "7");
        assertThat(paid.getLatestChargeObject().getAmountCaptured()).isEqualTo(2_500);
        assertThat(shop.books(id)).isEqualTo(new Books.Money("eur", 2_500, 2_500, 0, 0));
        assertThat(shop.processor.books().operation("op-1")).isEqualTo(shop.books(id));
    }

    @Test
    void an_authorisation_is_captured_in_part_and_the_rest_is_given_up() throws StripeException {
        var id = shop.authorisation().getId();
        assertThat(shop.find(id).getStatus()).isEqualTo("requires_capture");
        assertThat(shop.find(id).getAmountCapturable()).isEqualTo(2_500);
        var asked =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(1_800L)
                        .putMetadata("operation", "op-2");

        var captured = shop.stripe.paymentIntents().capture(id, asked.build());

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(1_800);
        assertThat(captured.getAmountCapturable()).isZero();
        assertThat(shop.books(id)).isEqualTo(new Books.Money("eur", 2_500, 1_800, 0, 700));
        var books = shop.processor.books();
        assertThat(books.operation("op-1")).isEqualTo(new Books.Money("eur", 2_500, 0, 0, 0));
        assertThat(books.operation("op-2")).isEqualTo(new Books.Money("eur", 0, 1_800, 0, 700));
    }

    @Test
    void several_captures_need_to_be_asked_for() throws StripeException {
        var part =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(500L)
                        .setFinalCapture(false);
        var once = shop.authorisation().getId();
        assertThatThrownBy(() -> shop.stripe.paymentIntents().capture(once, part.build()))
                .isInstanceOf(InvalidRequestException.class);
        var several =
                Merchant.order("pm_card_visa")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .setPaymentMethodOptions(several());
        var id = shop.stripe.paymentIntents().create(several.build()).getId();

        var first = shop.stripe.paymentIntents().capture(id, part.build());
        var rest = shop.stripe.paymentIntents().capture(id);

        assertThat(first.getStatus()).isEqualTo("requires_capture");
        assertThat(first.getAmountCapturable()).isEqualTo(2_000);
        assertThat(rest.getAmountReceived()).isEqualTo(2_500);
        assertThat(shop.books(id)).isEqualTo(new Books.Money("eur", 2_500, 2_500, 0, 0));
        assertThat(shop.books(once)).isEqualTo(new Books.Money("eur", 2_500, 0, 0, 0));
    }

    private static PaymentMethodOptions several() {
        return PaymentMethodOptions.builder()
                .setCard(
                        PaymentMethodOptions.Card.builder()
                                .setRequestMulticapture(RequestMulticapture.IF_AVAILABLE)
                                .build())
                .build();
    }

    @Test
    void a_cancellation_gives_up_what_was_authorised() throws StripeException {
        var id = shop.authorisation().getId();
        var why =
                PaymentIntentCancelParams.builder()
                        .setCancellationReason(
                                PaymentIntentCancelParams.CancellationReason.ABANDONED);

        var canceled =
                shop.stripe.paymentIntents().cancel(id, why.build(), Merchant.key("op-void"));

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
        assertThat(canceled.getCanceledAt()).isEqualTo(shop.clock.instant().getEpochSecond());
        assertThat(shop.books(id)).isEqualTo(new Books.Money("eur", 2_500, 0, 0, 2_500));
        assertThat(shop.processor.books().operation("op-void").voided()).isEqualTo(2_500);
    }

    @Test
    void an_authorisation_runs_out_after_seven_days() throws StripeException {
        var id = shop.authorisation().getId();

        shop.clock.move(Duration.ofDays(7));

        assertThat(shop.find(id).getStatus()).isEqualTo("canceled");
        assertThat(shop.find(id).getCancellationReason()).isEqualTo("automatic");
        assertThat(shop.books(id).voided()).isEqualTo(2_500);
    }

    @Test
    void a_direct_debit_is_decided_later() throws StripeException {
        var id = create("pm_processing").getId();
        var bounced = create("pm_processing_fails").getId();
        assertThat(shop.find(id).getStatus()).isEqualTo("processing");
        assertThat(shop.processor.books().intents()).isEmpty();

        shop.clock.move(Duration.ofMinutes(5));

        assertThat(shop.find(id).getStatus()).isEqualTo("succeeded");
        assertThat(shop.find(bounced).getStatus()).isEqualTo("requires_payment_method");
        assertThat(shop.processor.books().intents().keySet()).containsExactly(id);
    }

    private PaymentIntent create(String card) throws StripeException {
        return shop.stripe.paymentIntents().create(Merchant.order(card).build());
    }

    private static StripeException refusal(ThrowingCallable call) {
        return catchThrowableOfType(StripeException.class, call);
    }
}
