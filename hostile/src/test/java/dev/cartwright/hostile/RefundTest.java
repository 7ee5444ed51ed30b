package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundTest {

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
    void no_more_goes_back_than_was_captured() throws StripeException {
        var id = shop.sale().getId();
        refund(id, 2_000);

        refused(id, 501, "amount_too_large");
        refund(id, 500);
        refused(id, 1, "charge_already_refunded");

        assertThat(shop.books(id)).isEqualTo(new Books.Money("eur", 2_500, 2_500, 2_500, 0));
        assertThat(shop.books(id).kept()).isZero();
    }

    @Test
    void nothing_goes_back_of_what_was_only_authorised() throws StripeException {
        refused(shop.authorisation().getId(), 1, "payment_intent_unexpected_state");
    }

    @Test
    void a_refund_is_found_again() throws StripeException {
        var id = shop.sale().getId();
        var first = refund(id, 700);
        var second = refund(id, 300);

        var listed = RefundListParams.builder().setPaymentIntent(id).build();

        assertThat(shop.stripe.refunds().list(listed).getData())
                .extracting(Refund::getId)
                .containsExactly(second.getId(), first.getId());
        var found = shop.stripe.refunds().retrieve(first.getId());
        assertThat(found.getAmount()).isEqualTo(700);
        assertThat(found.getPaymentIntent()).isEqualTo(id);
        assertThat(found.getReason()).isEqualTo("requested_by_customer");
        assertThat(found.getMetadata()).containsEntry("operation", "refund-700");
        assertThat(found.getStatus()).isEqualTo("succeeded");
        assertThat(shop.processor.books().operation("refund-300"))
                .isEqualTo(new Books.Money("eur", 0, 0, 300, 0));
    }

    @Test
    void a_refund_fails_later_and_the_money_is_back() throws Exception {
        var id = shop.sale().getId();
        var refund = refund(id, 2_500);

        shop.control("fail-refund", "{\"refund\":\"%s\"}".formatted(refund.getId()));

        var failed = shop.stripe.refunds().retrieve(refund.getId());
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("expired_or_canceled_card");
        assertThat(shop.books(id)).isEqualTo(new Books.Money("eur", 2_500, 2_500, 0, 0));
        assertThat(refund(id, 2_500).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void some_cards_decide_later() throws StripeException {
        var pends = pay("pm_card_pendingRefund");
        var fails = pay("pm_card_refundFail");
        var pending = refund(pends, 100);
        var failing = refund(fails, 100);
        assertThat(pending.getStatus()).isEqualTo("pending");
        assertThat(failing.getStatus()).isEqualTo("succeeded");

        shop.clock.move(Duration.ofMinutes(5));

        assertThat(shop.stripe.refunds().retrieve(pending.getId()).getStatus())
                .isEqualTo("succeeded");
        assertThat(shop.stripe.refunds().retrieve(failing.getId()).getStatus()).isEqualTo("failed");
        assertThat(shop.books(pends).refunded()).isEqualTo(100);
        assertThat(shop.books(fails).refunded()).isZero();
    }

    private String pay(String card) throws StripeException {
        return shop.stripe.paymentIntents().create(Merchant.order(card).build()).getId();
    }

    private Refund refund(String intent, long amount) throws StripeException {
        return shop.stripe.refunds().create(asked(intent, amount));
    }

    private static RefundCreateParams asked(String intent, long amount) {
        return RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(amount)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("operation", "refund-" + amount)
                .build();
    }

    private void refused(String intent, long amount, String code) {
        var before = shop.processor.books();
        assertThatThrownBy(() -> refund(intent, amount))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        it -> assertThat(it.getCode()).isEqualTo(code));
        assertThat(shop.processor.books()).isEqualTo(before);
    }
}
