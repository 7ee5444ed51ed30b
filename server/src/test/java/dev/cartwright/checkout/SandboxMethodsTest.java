package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.paymentmethods.MethodRuns;
import dev.cartwright.processors.PaymentProcessor;
import dev.cartwright.processors.Processors;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The pretended processor remembers as a genuine one does. */
@ShopTest
@Import(MethodRuns.class)
class SandboxMethodsTest {

    @Autowired Shelves shelves;
    @Autowired MethodRuns methods;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;
    @Autowired MovableClock clock;
    @Autowired Processors processors;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Member ada = new Member(shopper, "", "");
    Sku tea = new Sku("replaced");

    @BeforeEach
    void a_customer() {
        shopper = new Shopper(port);
        ada = Member.signedIn(shopper);
        tea = shelves.stocked(20, "10.00");
    }

    @Test
    void each_processor_says_whether_it_keeps_anything() {
        assertThat(processors.all())
                .extracting(PaymentProcessor::name)
                .contains("sandbox", "probe");
        assertThat(processors.all())
                .allSatisfy(it ->
                        assertThat(it.capabilities().savesMethods())
                                .as(it.name())
                                .isEqualTo(it.vault().isPresent())
                                .isEqualTo(it.name().equals("sandbox")));
    }

    @Test
    void what_is_kept_is_of_no_use_to_others() {
        var token = kept();

        assertThat(shopper.buy(shopper.cart(tea, 1), token).status()).isEqualTo(402);
        assertThat(Member.signedIn(shopper).buyAndSave(shopper.cart(tea, 1), "sandbox", token))
                .satisfies(it -> assertThat(it.status()).isEqualTo(402));
    }

    @Test
    void what_was_paid_with_pays_again_until_it_is_forgotten() {
        var token = kept();
        var method = ada.methods().getFirst();
        assertThat(method.at("/brand").asString()).isEqualTo("visa");
        assertThat(method.at("/lastFour").asString()).isEqualTo("4242");
        var id = method.at("/id").asString();

        assertThat(ada.buyWith(ada.cart(tea), id).status()).isEqualTo(201);
        assertThat(ada.ask("DELETE", Member.METHODS + "/" + id, "").status()).isEqualTo(204);
        methods.run();

        assertThat(ada.buyWith(ada.cart(tea), id).status()).isEqualTo(404);
        assertThat(db.fetchSingle("select count(*) from sandbox.methods where token = ?", token))
                .satisfies(it -> assertThat(it.get(0, int.class)).isZero());
    }

    @Test
    void of_two_who_are_one_person_the_one_has_the_other_s_and_keeps_the_default() {
        var eve = Member.signedIn(shopper);
        var adas = ownerOf(kept(ada));
        var eves = ownerOf(kept(eve));
        var first = ada.methods().getFirst();

        transaction.executeWithoutResult(_ ->
                events.publishEvent(
                        new CustomersMerged(UUID.randomUUID(), clock.instant(), eves, adas)));

        assertThat(eve.methods()).isEmpty();
        assertThat(ada.methods()).hasSize(2);
        assertThat(ada.methods().stream().filter(it -> it.at("/isDefault").asBoolean()))
                .containsExactly(first);
        for (var method : ada.methods()) {
            assertThat(ada.buyWith(ada.cart(tea), method.at("/id").asString()).status())
                    .isEqualTo(201);
        }
    }

    private CustomerId ownerOf(String token) {
        return new CustomerId(
                db.fetchSingle(
                                "select customer_id from paymentmethods.methods where token = ?",
                                token)
                        .get(0, UUID.class));
    }

    private String kept() {
        return kept(ada);
    }

    private String kept(Member who) {
        assertThat(who.buyAndSave(who.cart(tea), "sandbox", "tok_approved").status())
                .isEqualTo(201);
        methods.run();
        return db.fetchSingle(
                        "select token from paymentmethods.methods where id = cast(? as uuid)",
                        who.methods().getFirst().at("/id").asString())
                .get(0, String.class);
    }
}
