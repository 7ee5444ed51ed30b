package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.platform.PersonalData.Person;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An access token lives on for minutes after its person was forgotten: it buys nothing. */
@ShopTest
@ExtendWith(BooksBalance.class)
class ErasedCustomerTest {

    private static final Pattern LINK = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    @Autowired Shelves shelves;
    @Autowired List<PersonalData> modules;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String token = "";
    String cart = "";

    /** Has a cart that is ready to be bought, with what somebody else is to get. */
    @BeforeEach
    void somebody_who_was_about_to_buy_and_is_forgotten() {
        shopper = new Shopper(port);
        tea = shelves.stocked(5, "10.00");
        token = signedIn();
        cart = own("POST", "/api/carts", "{}").text("/id");
        own("POST", "/api/carts/" + cart + "/items", one(tea));
        own("PUT", "/api/carts/" + cart + "/delivery", Shopper.DELIVERY);

        var erased = own("POST", "/api/auth/erasure", "{\"password\": \"seven purple herons\"}");

        assertThat(erased.status()).as("%s", erased).isEqualTo(200);
    }

    @Test
    void leaves_nothing_personal_in_an_own_cart_whatever_address_it_had() {
        assertThat(
                        db.fetchSingle(
                                        "select email, address, shipping_method from carts.carts"
                                                + " where cart_id = ?",
                                        UUID.fromString(cart))
                                .intoList())
                .containsOnlyNulls();
    }

    @Test
    void buys_nothing_and_begins_delivers_and_takes_over_no_cart() {
        var guests = shopper.cart(tea, 1);
        var before = shopper.get("/api/carts/" + guests).body();

        assertRefused(own("POST", "/api/carts", "{}"));
        assertRefused(own("PUT", "/api/carts/" + cart + "/delivery", Shopper.DELIVERY));
        assertRefused(own("PUT", "/api/carts/" + guests + "/customer", ""));
        assertRefused(
                own(
                        "POST",
                        "/api/carts/" + cart + "/checkout",
                        "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}"));

        assertThat(shopper.get("/api/carts/" + guests).body()).isEqualTo(before);
        assertThat(
                        db.fetchSingle(
                                        "select count(*) from orders.orders where cart_id = ?",
                                        UUID.fromString(cart))
                                .get(0, int.class))
                .isZero();
        assertThat(shopper.stock(tea).at("/available").asInt()).isEqualTo(5);
    }

    @Test
    void by_an_address_no_customers_cart_is_found_that_is_anothers() {
        token = signedIn();
        var email = new EmailAddress("ada-" + UUID.randomUUID() + "@example.org");
        var own = own("POST", "/api/carts", "{}").text("/id");
        var delivery = Shopper.DELIVERY.replace("Ada@Example.org", email.value());
        var before = own("PUT", "/api/carts/" + own + "/delivery", delivery).body();
        var somebody = new Person(new CustomerId(UUID.randomUUID()), email);
        var carts =
                modules.stream().filter(it -> it.name().equals("carts")).findFirst().orElseThrow();

        assertThat(carts.about(somebody)).isEmpty();
        assertThat(carts.forget(somebody)).isZero();

        assertThat(own("GET", "/api/carts/" + own, "").body()).isEqualTo(before);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("/problems/unknown-customer");
    }

    private Answer own(String method, String path, String body) {
        return shopper.send(
                method,
                path,
                body,
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String one(Sku sku) {
        return "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku);
    }

    private String signedIn() {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        var who = "{\"email\": \"%s\", \"password\": \"seven purple herons\"".formatted(email);
        shopper.post("/api/auth/register", who + ", \"name\": \"Somebody\"}");
        var link = LINK.matcher(shopper.asAdmin("GET", "/api/admin/mails?to=" + email, "").body());
        assertThat(link.find()).isTrue();
        shopper.post("/api/auth/verification", "{\"token\": \"%s\"}".formatted(link.group(1)));
        return shopper.post("/api/auth/login", who + "}").text("/accessToken");
    }
}
