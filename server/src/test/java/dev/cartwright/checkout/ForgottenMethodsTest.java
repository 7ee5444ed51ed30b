package dev.cartwright.checkout;

import static dev.cartwright.checkout.Member.METHODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.paymentmethods.MethodRuns;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers no longer pay with, or pay with first; and how their processor forgets it. */
@HostileTest
@Import(MethodRuns.class)
@ExtendWith({BooksBalance.class, OutputCaptureExtension.class})
class ForgottenMethodsTest extends MethodShop {

    private static final String SHOW = "GET /v1/payment_intents/*";

    /** What a deletion does, for tests that choose when it commits. */
    private static final String FORGET =
            """
            with gone as (delete from paymentmethods.methods returning *)
            insert into paymentmethods.detachments
                (id, processor, account, token, created_at, due_at)
            select id, processor, account, token, created_at, created_at from gone
            """;

    /** Of two nodes that did not know of each other. */
    private static final String DETACH_AS_WELL =
            """
            insert into paymentmethods.detachments
                (id, processor, account, token, created_at, due_at)
            select gen_random_uuid(), processor, account, token, created_at, created_at
            from paymentmethods.methods where id = cast(? as uuid)
            """;

    @Autowired TransactionTemplate transaction;

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
    void what_is_saved_again_before_it_is_detached_stays_forgotten() {
        var method = saved(ada);
        var token = stripeName();
        ada.ask("DELETE", METHODS + "/" + method, "");

        assertThat(ada.buyAndSave(ada.cart(tea), "stripe", token).status()).isEqualTo(201);
        methods.run();

        assertThat(ada.methods()).isEmpty();
        assertThat(rows("wishes")).isZero();
        assertThat(rows("detachments")).isZero();
        assertThat(stripe("/v1/payment_methods/" + token).at("/customer").isNull()).isTrue();
    }

    @Test
    void what_is_forgotten_while_it_is_saved_again_stays_forgotten() throws Exception {
        saved(ada);
        var token = stripeName();
        assertThat(ada.buyAndSave(ada.cart(tea), "stripe", token).status()).isEqualTo(201);

        new Meanwhile(transaction, db)
                .of(() -> db.execute(FORGET), Meanwhile.done(() -> methods.run()));

        assertThat(ada.methods()).isEmpty();
        assertThat(rows("wishes")).isZero();
        assertThat(rows("detachments")).isZero();
        assertThat(stripe("/v1/payment_methods/" + token).at("/customer").isNull()).isTrue();
    }

    @Test
    void what_is_to_be_detached_already_is_deleted_all_the_same() {
        var method = saved(ada);
        db.execute(DETACH_AS_WELL, method);

        assertThat(ada.ask("DELETE", METHODS + "/" + method, "").status()).isEqualTo(204);

        assertThat(rows("methods")).isZero();
        assertThat(rows("detachments")).isEqualTo(1);
        assertThat(ada.ask("DELETE", METHODS + "/" + method, "").status()).isEqualTo(404);
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

        assertThat(erased(ada)).isEqualTo(200);
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

    @Test
    void who_is_erased_leaves_nothing_that_is_to_be_detached_already_either() {
        var first = saved(ada);
        saved(ada);
        db.execute(DETACH_AS_WELL, first);

        assertThat(erased(ada)).isEqualTo(200);

        assertThat(rows("methods")).isZero();
        assertThat(rows("detachments")).isEqualTo(2);
    }

    @Test
    void what_is_not_shown_is_given_up_after_forty_tries(CapturedOutput output) {
        processor.behave(SHOW, 100, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_visa");
        db.execute("update paymentmethods.wishes set attempts = 38");
        methods.run();
        assertThat(rows("wishes")).isEqualTo(1);

        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofHours(7));
            methods.run();
        }

        assertThat(rows("wishes")).isZero();
        assertThat(rows("methods")).isZero();
        assertThat(output.getAll()).containsOnlyOnce("is not remembered: 40 tries");
    }

    @Test
    void what_an_erased_customer_paid_with_is_detached_however_late_it_is_shown() {
        processor.behave(SHOW, 1, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        var order = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_visa");
        assertThat(erased(ada)).isEqualTo(200);
        db.execute("update paymentmethods.wishes set attempts = 40");
        methods.run();
        assertThat(rows("wishes")).isEqualTo(1);

        clock.move(Duration.ofHours(7));
        methods.run();

        assertThat(rows("wishes")).isZero();
        assertThat(rows("methods")).isZero();
        var paid = stripe("/v1/payment_intents/" + till.reference(order));
        var method = "/v1/payment_methods/" + paid.at("/payment_method").asString();
        assertThat(stripe(method).at("/customer").isNull()).isTrue();
    }

    /** Returns the status of the answer. */
    private static int erased(Member who) {
        var password = "{\"password\": \"%s\"}".formatted(Member.PASSWORD);
        return who.ask("POST", "/api/auth/erasure", password).status();
    }
}
