package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.Sku;
import dev.cartwright.paymentmethods.MethodRuns;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The pretended processor remembers as a genuine one does. */
@ShopTest
@Import(MethodRuns.class)
class SandboxMethodsTest {

    @Autowired Shelves shelves;
    @Autowired MethodRuns methods;
    @Autowired DSLContext db;
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

    private String kept() {
        assertThat(ada.buyAndSave(ada.cart(tea), "sandbox", "tok_approved").status())
                .isEqualTo(201);
        methods.run();
        return db.fetchSingle(
                        "select token from paymentmethods.methods where id = cast(? as uuid)",
                        ada.methods().getFirst().at("/id").asString())
                .get(0, String.class);
    }
}
