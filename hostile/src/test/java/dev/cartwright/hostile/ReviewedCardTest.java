package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReviewedCardTest {

    Merchant shop;
    Inbox inbox;

    @BeforeEach
    void open() throws IOException {
        shop = new Merchant();
        inbox = new Inbox("whsec_hostile", shop.clock);
        shop.processor.webhooks(inbox.uri(), null);
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
        inbox.close();
    }

    @Test
    void a_card_of_elevated_risk_is_held_until_somebody_has_looked() throws Exception {
        var held = held();

        assertThat(held.getStatus()).isEqualTo("requires_capture");
        assertThat(held.getLatestChargeObject().getOutcome().getType()).isEqualTo("manual_review");
        assertThat(held.getReviewObject().getOpen()).isTrue();
        assertThat(told(3))
                .containsExactly(
                        "payment_intent.created",
                        "payment_intent.amount_capturable_updated",
                        "review.opened");

        var closed = shop.stripe.reviews().approve(held.getReview());

        assertThat(closed.getOpen()).isFalse();
        assertThat(closed.getClosedReason()).isEqualTo("approved");
        assertThat(closed.getPaymentIntent()).isEqualTo(held.getId());
        assertThat(told(1)).containsExactly("review.closed");
        assertThatThrownBy(() -> shop.stripe.reviews().approve(held.getReview()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void what_is_cancelled_is_in_review_no_more() throws Exception {
        var held = held();
        told(3);

        shop.stripe.paymentIntents().cancel(held.getId());

        assertThat(told(2)).containsExactly("payment_intent.canceled", "review.closed");
        assertThat(shop.stripe.reviews().retrieve(held.getReview()).getClosedReason())
                .isEqualTo("canceled");
    }

    @Test
    void a_review_is_opened_and_closed_as_it_is_told() throws Exception {
        var id = shop.authorisation().getId();
        var intent = "{\"payment_intent\": \"%s\"%s}";

        assertThat(shop.control("close-review", intent.formatted(id, "")).statusCode())
                .isEqualTo(409);
        assertThat(shop.control("open-review", intent.formatted(id, "")).statusCode())
                .isEqualTo(200);
        assertThat(shop.control("open-review", intent.formatted(id, "")).statusCode())
                .isEqualTo(409);
        assertThat(
                        shop.control("close-review", intent.formatted(id, ", \"reason\": \"fun\""))
                                .statusCode())
                .isEqualTo(400);
        var fraud = intent.formatted(id, ", \"reason\": \"refunded_as_fraud\"");
        assertThat(shop.control("close-review", fraud).statusCode()).isEqualTo(200);
    }

    private PaymentIntent held() throws StripeException {
        var asked =
                Merchant.order("pm_card_riskLevelElevated")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .addExpand("latest_charge")
                        .addExpand("review");
        return shop.stripe.paymentIntents().create(asked.build());
    }

    private List<String> told(int events) throws Exception {
        var types = new ArrayList<String>();
        for (int i = 0; i < events; i++) {
            types.add(inbox.next().getType());
        }
        return types;
    }
}
