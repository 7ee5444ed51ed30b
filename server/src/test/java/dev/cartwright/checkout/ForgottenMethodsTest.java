package dev.cartwright.checkout;

import static dev.cartwright.checkout.Member.METHODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.paymentmethods.MethodRuns;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;

/** What customers no longer pay with, or pay with first; and how their processor forgets it. */
@HostileTest
@Import(MethodRuns.class)
@ExtendWith(BooksBalance.class)
class ForgottenMethodsTest extends MethodShop {

    @Test
    void a_method_that_is_deleted_pays_nothing_more_and_is_detached() {
        var method = saved(ada);
        var token = stripeName();
        var key = UUID.randomUUID().toString();
        var cart = ada.cart(tea);
        var payment = "{\"method\": \"%s\"}".formatted(method);
        var bought = ada.pay(cart, payment, key);

        assertThat(ada.ask("DELETE", METHODS + "/" + method, "").status()).isEqualTo(204);

        assertThat(ada.methods()).isEmpty();
        assertThat(ada.ask("DELETE", METHODS + "/" + method, "").status()).isEqualTo(404);
        assertThat(ada.buyWith(ada.cart(tea), method).status()).isEqualTo(404);
        assertThat(ada.pay(cart, payment, key).text("/id"))
                .as("because the key was answered before")
                .isEqualTo(bought.text("/id"));
        methods.run();
        assertThat(stripe("/v1/payment_methods/" + token).at("/customer").isNull()).isTrue();
        assertThat(rows("detachments")).isZero();
    }

    @Test
    void a_processor_that_is_down_is_asked_to_detach_until_it_has() {
        var method = saved(ada);
        var token = stripeName();
        ada.ask("DELETE", METHODS + "/" + method, "");
        processor.behave("POST /v1/payment_methods/*/detach", 1, Behaviour.of(Answering.FAIL_500));
        processor.behave(
                "GET /v1/payment_methods/*", 2, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        processor.behave(
                "POST /v1/payment_methods/*/detach", 1, Behaviour.of(Answering.COMMIT_THEN_RESET));
        methods.run();
        clock.move(Duration.ofMinutes(1));
        methods.run();
        assertThat(rows("detachments")).isEqualTo(1);

        clock.move(Duration.ofMinutes(1));
        methods.run();

        assertThat(stripe("/v1/payment_methods/" + token).at("/customer").isNull()).isTrue();
        assertThat(rows("detachments")).isZero();
    }

    @Test
    void one_of_several_is_the_default() {
        var first = saved(ada);
        var second = saved(ada);
        assertThat(defaults(ada)).isEqualTo(first);

        var answer = ada.ask("PUT", METHODS + "/" + second + "/default", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/isDefault").asBoolean()).isTrue();
        assertThat(defaults(ada)).isEqualTo(second);
    }

    @Test
    void what_is_deleted_takes_no_other_with_it() {
        var first = saved(ada);
        var other = saved(eve);

        assertThat(ada.ask("DELETE", METHODS + "/" + first, "").status()).isEqualTo(204);

        assertThat(rows("methods")).isEqualTo(1);
        assertThat(rows("detachments")).isEqualTo(1);
        assertThat(eve.methods().getFirst().at("/id").asString()).isEqualTo(other);
    }

    @Test
    void no_more_than_twenty_are_remembered() {
        var first = saved(ada);
        for (int i = 1; i < 20; i++) {
            db.execute(
                    "insert into paymentmethods.methods (id, customer_id, processor, account,"
                            + " holder, token, brand, created_at) select gen_random_uuid(),"
                            + " customer_id, processor, account, holder, token || '_' || ?, brand,"
                            + " created_at from paymentmethods.methods where id = cast(? as uuid)",
                    i,
                    first);
        }

        var units = shopper.units(tea);

        var refused = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_visa");

        assertThat(shopper.units(tea)).isEqualTo(units);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("/problems/too-many-payment-methods");
        assertThat(ada.buyWith(ada.cart(tea), first).status()).isEqualTo(201);
    }

    @Test
    void who_is_erased_leaves_nothing_here_nor_at_the_processor() {
        saved(ada);
        var token = stripeName();
        var unseen = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_mastercard");
        assertThat(ada.ask("GET", "/api/customer/data", "").body()).contains("4242");

        var erased =
                ada.ask(
                        "POST",
                        "/api/auth/erasure",
                        "{\"password\": \"%s\"}".formatted(Member.PASSWORD));
        assertThat(erased.status()).isEqualTo(200);
        methods.run();
        methods.run();

        assertThat(rows("methods")).isZero();
        assertThat(rows("holders")).isZero();
        assertThat(rows("wishes")).isZero();
        assertThat(rows("detachments")).isZero();
        assertThat(stripe("/v1/payment_methods/" + token).at("/customer").isNull()).isTrue();
        var paid = stripe("/v1/payment_intents/" + till.reference(unseen));
        var other = "/v1/payment_methods/" + paid.at("/payment_method").asString();
        assertThat(stripe(other).at("/customer").isNull()).isTrue();
    }
}
