package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodListParams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavedCardTest {

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
    void nobody_pays_with_the_card_of_another() throws StripeException {
        var card = saved(customer()).getId();

        assertThatThrownBy(() -> shop.stripe.paymentIntents().create(Merchant.order(card).build()))
                .isInstanceOf(StripeException.class);

        assertThat(shop.processor.books().intents()).hasSize(1);
    }

    @Test
    void a_card_is_kept_for_who_comes_again() throws StripeException {
        var ada = customer();
        var card = saved(ada);
        assertThat(card.getCard().getLast4()).isEqualTo("4242");
        assertThat(card.getCustomer()).isEqualTo(ada.getId());
        var again =
                Merchant.order(card.getId())
                        .setCustomer(ada.getId())
                        .setOffSession(true)
                        .putMetadata("operation", "op-2");

        var paid = shop.stripe.paymentIntents().create(again.build());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getPaymentMethod()).isEqualTo(card.getId());
        var theirs = PaymentIntentListParams.builder().setCustomer(ada.getId()).build();
        assertThat(shop.stripe.paymentIntents().list(theirs).getData()).hasSize(2);
    }

    @Test
    void a_card_is_kept_without_a_payment_and_forgotten() throws StripeException {
        var ada = customer();
        var token = PaymentMethodCreateParams.Token.builder().setToken("tok_visa").build();
        var card =
                shop.stripe
                        .paymentMethods()
                        .create(
                                PaymentMethodCreateParams.builder()
                                        .setType(PaymentMethodCreateParams.Type.CARD)
                                        .setCard(token)
                                        .build());
        var owner = PaymentMethodAttachParams.builder().setCustomer(ada.getId()).build();

        shop.stripe.paymentMethods().attach(card.getId(), owner);
        assertThat(cards(ada)).extracting(PaymentMethod::getId).containsExactly(card.getId());
        shop.stripe.paymentMethods().detach(card.getId());

        assertThat(cards(ada)).isEmpty();
        assertThatThrownBy(() -> shop.stripe.paymentMethods().detach(card.getId()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("not attached to a customer");
        assertThat(shop.stripe.paymentMethods().retrieve(card.getId()).getCustomer()).isNull();
    }

    @Test
    void a_customer_is_found_by_the_shop_s_own_id_after_a_minute() throws StripeException {
        var ada =
                shop.stripe
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putMetadata("customer", "7")
                                        .build());
        shop.stripe
                .customers()
                .create(CustomerCreateParams.builder().putMetadata("customer", "8").build());
        var wanted = CustomerSearchParams.builder().setQuery("metadata['customer']:'7'").build();
        assertThat(shop.stripe.customers().search(wanted).getData()).isEmpty();

        shop.processor.advance(Duration.ofMinutes(2));

        assertThat(shop.stripe.customers().search(wanted).getData())
                .extracting(Customer::getId)
                .containsExactly(ada.getId());
        assertThat(shop.stripe.customers().list().getData()).hasSize(2);
    }

    private Customer customer() throws StripeException {
        var ada = CustomerCreateParams.builder().setEmail("ada@example.org").setName("Ada");
        var id = shop.stripe.customers().create(ada.build()).getId();
        var found = shop.stripe.customers().retrieve(id);
        assertThat(found.getEmail()).isEqualTo("ada@example.org");
        return found;
    }

    private PaymentMethod saved(Customer customer) throws StripeException {
        var first =
                Merchant.order("pm_card_visa")
                        .setCustomer(customer.getId())
                        .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION);
        var intent = shop.stripe.paymentIntents().create(first.build());
        var saved = cards(customer).getFirst();
        assertThat(saved.getId()).isEqualTo(intent.getPaymentMethod());
        return saved;
    }

    private List<PaymentMethod> cards(Customer customer) throws StripeException {
        var theirs = PaymentMethodListParams.builder().setCustomer(customer.getId()).build();
        var cards = shop.stripe.paymentMethods().list(theirs).getData();
        var all = CustomerPaymentMethodListParams.builder().build();
        assertThat(shop.stripe.customers().paymentMethods().list(customer.getId(), all).getData())
                .extracting(PaymentMethod::getId)
                .containsExactlyElementsOf(cards.stream().map(PaymentMethod::getId).toList());
        return cards;
    }
}
