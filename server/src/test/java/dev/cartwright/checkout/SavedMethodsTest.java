package dev.cartwright.checkout;

import static dev.cartwright.checkout.Member.METHODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.paymentmethods.MethodRuns;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;

/**
 * What a signed-in customer pays with once, and pays with again, at a processor that misbehaves.
 */
@HostileTest
@Import(MethodRuns.class)
@ExtendWith(BooksBalance.class)
class SavedMethodsTest extends MethodShop {

    @Test
    void a_guest_is_not_remembered() {
        var known = customers();
        var refused =
                shopper.post(
                        "/api/carts/" + shopper.cart(tea, 1) + "/checkout",
                        """
                        {"payment": {"processor": "stripe", "token": "pm_card_visa", "save": true}}
                        """,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("payment.save");
        assertThat(shopper.units(tea)).containsExactly(20, 0, 20);
        assertThat(customers()).isEqualTo(known);
    }

    @Test
    void what_contradicts_itself_names_the_field() {
        var method = saved(ada);
        for (var wrong :
                Map.of(
                                "{\"method\": \"%s\", \"token\": \"pm_card_visa\"}",
                                "payment.method",
                                "{\"method\": \"%s\", \"processor\": \"stripe\"}",
                                "payment.method",
                                "{\"method\": \"%s\", \"save\": true}",
                                "payment.save",
                                "{\"token\": \"pm_card_visa\", \"save\": true}",
                                "payment.processor",
                                "{\"processor\": \"probe\", \"token\": \"x\", \"save\": true}",
                                "payment.save",
                                "{\"save\": true}",
                                "payment.token")
                        .entrySet()) {
            var refused = ada.pay(ada.cart(tea), wrong.getKey().formatted(method));

            assertThat(refused.status()).as(wrong.getKey()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo(wrong.getValue());
        }
        assertThat(shopper.units(tea)).containsExactly(20, 1, 19);
    }

    @Test
    void a_method_of_another_is_not_there() {
        var method = saved(ada);
        var cart = eve.cart(tea);

        assertThat(eve.buyWith(cart, method).type()).isEqualTo("/problems/unknown-payment-method");
        var guest =
                shopper.post(
                        "/api/carts/" + shopper.cart(tea, 1) + "/checkout",
                        "{\"payment\": {\"method\": \"%s\"}}".formatted(method),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(guest.status()).isEqualTo(404);
        assertThat(guest.type()).isEqualTo("/problems/unknown-payment-method");
        for (var request : new String[] {"GET ", "DELETE ", "PUT /default"}) {
            var words = request.split(" ", -1);
            var path = METHODS + "/" + method + words[1];
            assertThat(eve.ask(words[0], path, "").status()).as(request).isEqualTo(404);
            assertThat(shopper.send(words[0], path, "").status()).as(request).isEqualTo(401);
            assertThat(rows("detachments")).as(request).isZero();
        }

        assertThat(eve.methods()).isEmpty();
        assertThat(ada.methods()).hasSize(1);
        assertThat(shopper.units(tea)).containsExactly(20, 1, 19);
        assertThat(eve.pay(cart, "{\"processor\": \"stripe\", \"token\": \"pm_card_visa\"}"))
                .satisfies(it -> assertThat(it.status()).isEqualTo(201));
    }

    @Test
    void the_processor_s_name_for_another_s_method_is_of_no_use() {
        saved(ada);
        var token =
                db.fetchSingle("select token from paymentmethods.methods order by id desc")
                        .get(0, String.class);

        assertThat(eve.buyAndSave(eve.cart(tea), "stripe", token).status()).isEqualTo(402);
        assertThat(till.buy(shopper.cart(tea, 1), token).status()).isEqualTo(402);

        assertThat(shopper.units(tea)).containsExactly(20, 1, 19);
    }

    @Test
    void nobody_says_whom_the_processor_knows_them_as() {
        saved(ada);
        var holder = db.fetchSingle("select holder from paymentmethods.methods");

        var bought =
                eve.pay(
                        eve.cart(tea),
                        """
                        {"processor": "stripe", "token": "pm_card_visa", "holder": "%s"}
                        """
                                .formatted(holder.get(0)));

        assertThat(bought.status()).isEqualTo(201);
        var intent = stripe("/v1/payment_intents/" + till.reference(bought));
        assertThat(intent.at("/customer").isNull()).isTrue();
    }

    @Test
    void what_was_paid_with_is_remembered_and_pays_again() {
        var first = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_visa");
        assertThat(first.status()).isEqualTo(201);
        assertThat(ada.methods()).isEmpty();
        methods.run();

        var listed = ada.methods().getFirst();
        assertThat(listed.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "processor",
                        "brand",
                        "lastFour",
                        "expiryMonth",
                        "expiryYear",
                        "isDefault",
                        "createdAt");
        assertThat(listed.at("/processor").asString()).isEqualTo("stripe");
        assertThat(listed.at("/brand").asString()).isEqualTo("visa");
        assertThat(listed.at("/lastFour").asString()).isEqualTo("4242");
        assertThat(listed.at("/expiryMonth").asInt()).isEqualTo(8);
        assertThat(listed.at("/expiryYear").asInt()).isEqualTo(2034);
        assertThat(listed.at("/isDefault").asBoolean()).isTrue();
        var again = ada.buyWith(ada.cart(tea), listed.at("/id").asString());

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/payment/processor")).isEqualTo("stripe");
        var one = stripe("/v1/payment_intents/" + till.reference(first));
        var two = stripe("/v1/payment_intents/" + till.reference(again));
        assertThat(one.at("/setup_future_usage").asString()).isEqualTo("on_session");
        assertThat(one.at("/customer").asString()).startsWith("cus_");
        assertThat(two.at("/customer")).isEqualTo(one.at("/customer"));
        assertThat(two.at("/payment_method")).isEqualTo(one.at("/payment_method"));
        assertThat(two.at("/setup_future_usage").isNull()).isTrue();
        methods.run();
        assertThat(ada.methods()).hasSize(1);
    }

    @Test
    void a_card_that_is_refused_is_not_remembered() {
        var answer = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_chargeDeclined");
        methods.run();

        assertThat(answer.status()).isEqualTo(402);
        assertThat(ada.methods()).isEmpty();
        assertThat(rows("wishes")).isZero();
    }

    @Test
    void one_whose_payment_is_found_out_later_is_remembered_then() {
        processor.behave("POST /v1/payment_intents", 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        var pending = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_visa");
        methods.run();
        assertThat(pending.status()).isEqualTo(202);
        assertThat(ada.methods()).isEmpty();

        settle(pending.text("/id"));
        clock.move(Duration.ofMinutes(2));
        methods.run();

        assertThat(ada.again().methods()).hasSize(1);
    }

    @Test
    void who_is_made_known_and_not_answered_is_still_one_customer() {
        var known = customers();
        processor.behave(ENROL, 1, Behaviour.of(Answering.COMMIT_THEN_HANG));

        var answer = ada.buyAndSave(ada.cart(tea), "stripe", "pm_card_visa");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(customers()).isEqualTo(known + 1);
    }

    @Test
    void a_processor_that_cannot_be_asked_to_remember_sells_nothing() {
        var known = customers();
        processor.behave(ENROL, 4, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        var cart = ada.cart(tea);

        var refused = ada.buyAndSave(cart, "stripe", "pm_card_visa");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.type()).isEqualTo("/problems/payment-method-cannot-be-saved");
        assertThat(shopper.units(tea)).containsExactly(20, 0, 20);
        assertThat(customers()).isEqualTo(known);
        assertThat(ada.buyAndSave(cart, "stripe", "pm_card_visa").status()).isEqualTo(201);
    }

    @Test
    void nobody_waits_for_a_silent_processor_to_be_asked_again() {
        processor.behave(ENROL, 4, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        var cart = ada.cart(tea);
        var posts = line.posts();
        line.meanwhile(() -> clock.move(Duration.ofSeconds(10)));

        var refused = ada.buyAndSave(cart, "stripe", "pm_card_visa");

        assertThat(line.posts()).isEqualTo(posts + 1);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.type()).isEqualTo("/problems/payment-method-cannot-be-saved");
        assertThat(shopper.units(tea)).containsExactly(20, 0, 20);
    }

    @Test
    void many_checkouts_at_once_make_one_customer() throws Exception {
        var known = customers();
        var carts = IntStream.range(0, 8).mapToObj(_ -> ada.cart(tea)).toList();

        var answers =
                Race.of(
                        carts.stream()
                                .<Callable<Integer>>map(cart ->
                                        () ->
                                                ada.buyAndSave(cart, "stripe", "pm_card_visa")
                                                        .status())
                                .toList());

        assertThat(answers).containsOnly(201);
        assertThat(customers()).isEqualTo(known + 1);
    }
}
