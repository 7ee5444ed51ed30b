package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WebhookTest {

    static final String CREATED = "payment_intent.created";
    static final String SUCCEEDED = "payment_intent.succeeded";

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
    void the_version_is_the_one_the_sdk_reads() {
        assertThat(HostileSettings.DEFAULT.version()).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void the_shop_is_told_what_happened() throws Exception {
        var sale = shop.sale();

        var created = inbox.next();
        var succeeded = inbox.next();

        assertThat(List.of(created.getType(), succeeded.getType()))
                .containsExactly(CREATED, SUCCEEDED);
        var intent = (PaymentIntent) object(succeeded);
        assertThat(intent.getId()).isEqualTo(sale.getId());
        assertThat(intent.getMetadata()).containsEntry("operation", "op-1");
        assertThat(succeeded.getRequest().getId()).isEqualTo(sale.getLastResponse().requestId());
        assertThat(shop.stripe.events().retrieve(succeeded.getId()).getType()).isEqualTo(SUCCEEDED);
    }

    @Test
    void each_step_of_a_purchase_is_told() throws Exception {
        var id = shop.authorisation().getId();
        shop.stripe.paymentIntents().capture(id);
        var asked = RefundCreateParams.builder().setPaymentIntent(id).setAmount(700L).build();
        var refund = shop.stripe.refunds().create(asked);
        shop.processor.failRefund(refund.getId(), shop.clock.instant());

        assertThat(types(8))
                .containsExactly(
                        CREATED,
                        "payment_intent.amount_capturable_updated",
                        "charge.captured",
                        SUCCEEDED,
                        "refund.created",
                        "charge.refunded",
                        "refund.updated",
                        "refund.failed");
    }

    @Test
    void what_becomes_of_a_payment_is_told() throws Exception {
        var asked = Merchant.order("pm_card_authenticationRequired").build();
        var id = shop.stripe.paymentIntents().create(asked).getId();
        shop.processor.authenticate(id, false, shop.clock.instant());
        shop.stripe.paymentIntents().cancel(id);
        var slow = Merchant.order("pm_processing").build();
        shop.stripe.paymentIntents().create(slow);

        assertThat(types(6))
                .containsExactly(
                        CREATED,
                        "payment_intent.requires_action",
                        "payment_intent.payment_failed",
                        "payment_intent.canceled",
                        CREATED,
                        "payment_intent.processing");
        shop.clock.move(Duration.ofMinutes(5));
        assertThat(types(1)).containsExactly(SUCCEEDED);
    }

    @Test
    void money_in_events_has_the_shape_of_its_kind() throws Exception {
        var id = shop.sale().getId();
        var asked = RefundCreateParams.builder().setPaymentIntent(id).setAmount(700L).build();
        shop.stripe.refunds().create(asked);
        types(2);

        var refund = (Refund) object(inbox.next());
        var charge = (Charge) object(inbox.next());

        assertThat(refund.getAmount()).isEqualTo(700);
        assertThat(refund.getPaymentIntent()).isEqualTo(id);
        assertThat(charge.getAmountRefunded()).isEqualTo(700);
        assertThat(charge.getRefunded()).isFalse();
    }

    private List<String> types(int count) throws InterruptedException {
        var types = new ArrayList<String>();
        while (types.size() < count) {
            types.add(inbox.next().getType());
        }
        return types;
    }

    private static Object object(Event event) {
        return event.getDataObjectDeserializer().getObject().orElseThrow();
    }
}
