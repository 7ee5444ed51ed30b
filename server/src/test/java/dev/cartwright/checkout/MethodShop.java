package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.Request;
import dev.cartwright.kernel.Sku;
import dev.cartwright.paymentmethods.MethodRuns;
import dev.cartwright.processors.HostileLine;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customers of a shop whose processor keeps what they pay with, and what it then knows. */
abstract class MethodShop {

    static final String ENROL = "POST /v1/customers";

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
        line.meanwhile(() -> {});
        whims.be(0, 1);
        ada = Member.signedIn(shopper);
        eve = Member.signedIn(shopper);
        tea = shelves.stocked(20, "10.00");
    }

    void settle(String order) {
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofMinutes(3));
            reconciliation.run();
        }
        assertThat(shopper.asAdmin("GET", "/api/admin/orders/" + order, "").text("/order/status"))
                .isEqualTo("PLACED");
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

    String saved(Member who) {
        var before = who.methods().size();
        assertThat(who.buyAndSave(who.cart(tea), "stripe", "pm_card_visa").status()).isEqualTo(201);
        methods.run();
        assertThat(who.methods()).hasSize(before + 1);
        return who.methods().getLast().at("/id").asString();
    }

    String stripeName() {
        return db.fetchSingle("select token from paymentmethods.methods").get(0, String.class);
    }

    static String defaults(Member who) {
        return who.methods().stream()
                .filter(it -> it.at("/isDefault").asBoolean())
                .map(it -> it.at("/id").asString())
                .reduce((_, _) -> "several")
                .orElse("none");
    }

    int rows(String table) {
        return db.fetchSingle("select count(*) from paymentmethods." + table).get(0, int.class);
    }

    int customers() {
        return stripe("/v1/customers?limit=100").at("/data").size();
    }

    JsonNode stripe(String path) {
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
