package dev.cartwright.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCreateParams.OffSession;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {

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
        "pm_card_authenticationRequired, authenticate, succeeded, succeeded, 2500",
        "pm_card_threeDSecure2Required, fail, failed, requires_payment_method, 0",
    })
    void the_shopper_answers_the_bank_and_comes_back(
            String card, String outcome, String told, String status, long captured)
            throws Exception {
        var asked = shop.stripe.paymentIntents().create(Merchant.order(card).build());
        assertThat(asked.getStatus()).isEqualTo("requires_action");
        assertThat(asked.getNextAction().getType()).isEqualTo("redirect_to_url");
        var page = URI.create(asked.getNextAction().getRedirectToUrl().getUrl()).getPath();
        assertThat(shop.send("GET", page, "").body())
                .contains("2500 EUR", "value=\"authenticate\"", "value=\"fail\"");

        var back = shop.send("POST", page, "outcome=" + outcome);

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location"))
                .hasValue(
                        "http://127.0.0.1:1/back?order=7&payment_intent="
                                + asked.getId()
                                + "&payment_intent_client_secret="
                                + asked.getClientSecret()
                                + "&redirect_status="
                                + told);
        var then = shop.find(asked.getId());
        assertThat(then.getStatus()).isEqualTo(status);
        assertThat(then.getNextAction()).isNull();
        assertThat(shop.books(asked.getId()).captured()).isEqualTo(captured);
    }

    @Test
    void nobody_answers_twice() throws Exception {
        var asked = Merchant.order("pm_card_authenticationRequired").build();
        var id = shop.stripe.paymentIntents().create(asked).getId();
        shop.send("POST", "/3ds/" + id, "outcome=fail");

        assertThat(shop.send("POST", "/3ds/" + id, "outcome=authenticate").statusCode())
                .isEqualTo(409);
        assertThat(shop.send("GET", "/3ds/pi_other", "").statusCode()).isEqualTo(404);
        assertThat(shop.find(id).getLastPaymentError().getCode())
                .isEqualTo("payment_intent_authentication_failure");
    }

    @Test
    void without_a_shopper_the_bank_declines() {
        var asked =
                Merchant.order("pm_card_authenticationRequired")
                        .setReturnUrl(null)
                        .setOffSession(OffSession.ONE_OFF);

        assertThatThrownBy(() -> shop.stripe.paymentIntents().create(asked.build()))
                .isInstanceOf(StripeException.class);
        asked.setOffSession(true);
        assertThatThrownBy(() -> shop.stripe.paymentIntents().create(asked.build()))
                .isInstanceOfSatisfying(
                        CardException.class,
                        it -> assertThat(it.getCode()).isEqualTo("authentication_required"));
        assertThat(shop.processor.books().intents()).isEmpty();
    }
}
