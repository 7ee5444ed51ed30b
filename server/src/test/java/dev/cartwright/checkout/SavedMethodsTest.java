package dev.cartwright.checkout;

import static dev.cartwright.checkout.Member.METHODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.Request;
import dev.cartwright.kernel.Sku;
import dev.cartwright.paymentmethods.MethodRuns;
import dev.cartwright.processors.HostileLine;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a signed-in customer pays with once, and pays with again, at a processor that misbehaves.
 */
@HostileTest
@Import(MethodRuns.class)
@ExtendWith(BooksBalance.class)
class SavedMethodsTest {

    private static final String ENROL = "POST /v1/customers";

    @Autowired Shelves shelves;
    @Autowired MethodRuns methods;
    @Autowired Reconciliation reconciliation;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Till till = new Till(shopper);
    Member ada = new Member(shopper, "", "");
    Member eve = ada;
    Sku tea = new Sku("replaced");

    @BeforeEach
    void two_customers_and_an_honest_processor() {
        shopper = new Shopper(port);
        till = new Till(shopper);
        line.tell(_ -> {});
        whims.be(0, 1);
        ada = Member.signedIn(shopper);
        eve = Member.signedIn(shopper);
        tea = shelves.stocked(20, "10.00");
    }

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

    private void settle(String order) {
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofMinutes(3));
            reconciliation.run();
        }
        assertThat(shopper.asAdmin("GET", "/api/admin/orders/" + order, "").text("/order/status"))
                .isEqualTo("PLACED");
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

    @BeforeEach
    void nothing_is_left_of_others() {
        for (var table : new String[] {"methods", "holders", "wishes", "detachments"}) {
            db.execute("delete from paymentmethods." + table);
        }
        processor.handle(
                Request.of("DELETE", URI.create("/control/behaviours"), Map.of(), ""),
                clock.instant());
    }

    private String saved(Member who) {
        var before = who.methods().size();
        assertThat(who.buyAndSave(who.cart(tea), "stripe", "pm_card_visa").status()).isEqualTo(201);
        methods.run();
        assertThat(who.methods()).hasSize(before + 1);
        return who.methods().getLast().at("/id").asString();
    }

    private String stripeName() {
        return db.fetchSingle("select token from paymentmethods.methods").get(0, String.class);
    }

    private static String defaults(Member who) {
        return who.methods().stream()
                .filter(it -> it.at("/isDefault").asBoolean())
                .map(it -> it.at("/id").asString())
                .reduce((_, _) -> "several")
                .orElse("none");
    }

    private int rows(String table) {
        return db.fetchSingle("select count(*) from paymentmethods." + table).get(0, int.class);
    }

    private int customers() {
        return stripe("/v1/customers?limit=100").at("/data").size();
    }

    private JsonNode stripe(String path) {
        var reply =
                processor.handle(
                        Request.of(
                                "GET",
                                URI.create("https://api.stripe.com" + path),
                                Map.of("Authorization", "Bearer sk_test_1"),
                                ""),
                        clock.instant());
        return JsonMapper.shared().readTree(reply.body());
    }
}
