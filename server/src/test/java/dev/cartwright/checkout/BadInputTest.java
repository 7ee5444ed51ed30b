package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.table;

import dev.cartwright.AsAdmin;
import dev.cartwright.DatabaseState;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent to the main flow: a problem that names the field, and nothing is done. */
@ShopTest
class BadInputTest {

    private static final String[] NO_HEADERS = {};
    private static final Table<Record> NEWS = table("events.event_publication");

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String cart = "replaced";
    DatabaseState before = new DatabaseState(Map.of());

    @BeforeEach
    void a_cart_ready_to_be_bought() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
        cart = shopper.cart(tea, 1);
        untilAllNewsIsTaken();
        before = DatabaseState.of(db);
    }

    @AfterEach
    void nothing_was_done() {
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    /** The catalogue hears of the delivery when it likes. */
    private void untilAllNewsIsTaken() {
        for (int tries = 0; tries < 1_000 && db.fetchExists(NEWS); tries++) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /api/products?limit=0                      |  | 400 | limit
                    GET    | /api/products?limit=101                    |  | 400 | limit
                    GET    | /api/products?limit=ten                    |  | 400 | limit
                    GET    | /api/products?after=x                      |  | 400 | after
                    GET    | /api/products?category=A%20B               |  | 400 | category
                    GET    | /api/products?channel=%3F                  |  | 400 | channel
                    GET    | /api/products?channel=none                 |  | 400 | channel
                    GET    | /api/products?currency=DOLLAR              |  | 400 | currency
                    GET    | /api/products/no%20slug                    |  | 400 | slug
                    GET    | /api/products/there-is-no-such-product     |  | 404 |
                    POST   | /api/carts | {"currency": "XXY"}              | 400 | currency
                    POST   | /api/carts | {"currency": "EUR"}              | 400 | currency
                    POST   | /api/carts | {"currency": 5}                  | 400 | currency
                    POST   | /api/carts | {"curency": "USD"}               | 400 | curency
                    POST   | /api/carts | {"channel": "no such"}           | 400 | channel
                    POST   | /api/carts | []                               | 400 | body
                    POST   | /api/carts | {"currency": "USD"               | 400 |
                    GET    | /api/carts/1                               |  | 400 | id
                    GET    | /api/carts/00000000-0000-0000-0000-000000000000 |  | 404 |
                    POST   | /api/carts/{cart}/items | {}                  | 400 | sku
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}"}    | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 0}    | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": -1}   | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 1.5}  | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": "1"}  | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": null} | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 1e99} | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 99999999999} | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 1, "quantity": 2} | 400 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 1000} | 422 | quantity
                    POST   | /api/carts/{cart}/items | {"sku": "{sku}", "quantity": 11}   | 409 |
                    POST   | /api/carts/{cart}/items | {"sku": "a/b", "quantity": 1}      | 400 | sku
                    POST   | /api/carts/{cart}/items | {"sku": "a\\u0000b", "quantity": 1} | 400 | sku
                    POST   | /api/carts/{cart}/items | {"sku": "\\ud800", "quantity": 1}  | 400 | sku
                    POST   | /api/carts/{cart}/items | {"sku": "NONE", "quantity": 1}     | 404 | sku
                    PATCH  | /api/carts/{cart}/items/{sku} | {"quantity": -1}             | 400 | quantity
                    PATCH  | /api/carts/{cart}/items/none  | {"quantity": 1}              | 404 |
                    DELETE | /api/carts/{cart}/items/none  |                              | 404 |
                    POST   | /api/carts/{cart}/coupons | {}                              | 400 | code
                    POST   | /api/carts/{cart}/coupons | {"code": 5}                     | 400 | code
                    POST   | /api/carts/{cart}/coupons | {"code": "?"}                   | 400 | code
                    POST   | /api/carts/{cart}/coupons | {"code": "NOBODYGAVETHIS"}      | 404 | code
                    DELETE | /api/carts/{cart}/coupons/NOBODYGAVETHIS |                  | 404 |
                    DELETE | /api/carts/{cart}/coupons/no!            |                  | 400 | code
                    PUT    | /api/carts/{cart}/delivery | {}                              | 400 | email
                    PUT    | /api/carts/{cart}/delivery | {"email": "no", "method": "standard"} | 400 | email
                    PUT    | /api/carts/{cart}/delivery | {"email": "a@b.de", "method": "standard", "address": {"name": " ", "line1": "1", "city": "c", "country": "US"}} | 400 | address.name
                    PUT    | /api/carts/{cart}/delivery | {"email": "a@b.de", "method": "standard", "address": {"name": "n", "line1": "1", "city": "c", "country": "ZZ"}} | 400 | address.country
                    PUT    | /api/carts/{cart}/delivery | {"email": "a@b.de", "method": "standard", "address": {"name": "n", "line1": "1", "city": "c", "country": "US", "street": "s"}} | 400 | address.street
                    PUT    | /api/carts/{cart}/delivery | {"email": "a@b.de", "method": "standard", "address": {"name": "n", "line1": "1\\u0007", "city": "c", "country": "US"}} | 400 | address.line1
                    PUT    | /api/carts/{cart}/delivery | {"email": "a@b.de", "method": "pigeon", "address": {"name": "n", "line1": "1", "city": "c", "country": "US"}} | 422 | method
                    POST   | /api/carts/{cart}/checkout | {}                              | 400 | payment
                    POST   | /api/carts/{cart}/checkout | {"payment": {}}                 | 400 | payment.token
                    POST   | /api/carts/{cart}/checkout | {"payment": {"token": "tok_approved"}} | 400 | payment.processor
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "sandbox", "token": "tok_approved", "returnUrl": "javascript:alert(1)"}} | 400 | payment.returnUrl
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "sandbox", "token": "tok_approved", "returnUrl": "/relative"}} | 400 | payment.returnUrl
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "sandbox", "token": "tok_approved", "returnUrl": "https://shop.example/thanks"}} | 400 | payment.returnUrl
                    POST   | /api/carts/{cart}/checkout | {"payment": "sandbox"}          | 400 | payment
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "bank", "token": "tok_approved"}} | 400 | payment.processor
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "sandbox", "token": "x"}} | 400 | payment.token
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "sandbox", "token": "tok_approved"}, "deviceId": "\\u0000"} | 400 | deviceId
                    POST   | /api/carts/{cart}/checkout | {"payment": {"processor": "sandbox", "token": "tok_approved"}, "billingAddress": {"name": "n"}} | 400 | billingAddress.line1
                    GET    | /api/orders/1                              |  | 400 | id
                    GET    | /api/orders/00000000-0000-0000-0000-000000000000 |  | 404 |
                    GET    | /api/admin/stock/NONE                      |  | 404 |
                    POST   | /api/admin/stock/{sku}/adjustments | {"delta": 0, "reason": "r"}       | 400 | delta
                    POST   | /api/admin/stock/{sku}/adjustments | {"delta": 100001, "reason": "r"}  | 400 | delta
                    POST   | /api/admin/stock/{sku}/adjustments | {"delta": 1, "reason": ""}        | 400 | reason
                    POST   | /api/admin/stock/{sku}/adjustments | {"delta": -11, "reason": "r"}     | 409 |
                    POST   | /api/admin/orders/1/cancellation | {"reason": "r"}                     | 400 | id
                    """)
    void a_wrong_field_is_named(String method, String path, String body, int status, String field) {
        var answer = send(method, path, body == null ? "" : body);

        assertRefused(answer, status);
        if (field != null) {
            assertThat(answer.json().at("/errors").findValuesAsString("field"))
                    .as(answer.body())
                    .contains(field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b"})
    void a_key_that_is_none_is_named(String key) {
        var body = "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}";

        var answer = shopper.post("/api/carts/" + cart + "/checkout", body, "Idempotency-Key", key);

        assertRefused(answer, 400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("Idempotency-Key");
    }

    /** Valid requests broken at a random place: whatever comes of it is no failure of ours. */
    @Test
    void requests_broken_anywhere_are_refused_or_harmless() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261126);
        var whole = Shopper.DELIVERY.replace("standard", "pigeon");
        for (int i = 0; i < 300; i++) {
            var broken = broken(whole, random);
            var answer = send("PUT", "/api/carts/{cart}/delivery", broken);
            assertThat(answer.status()).as("%d: %s", i, broken).isBetween(400, 422);
        }
    }

    private static String broken(String whole, RandomGenerator random) {
        var odd = List.of("\"", "{", "}", ",", ":", "\\", "\u0001", "\ud83d\ude00", "null", "9");
        var at = random.nextInt(whole.length());
        var with = new ArrayList<>(odd).get(random.nextInt(odd.size()));
        return whole.substring(0, at) + with + whole.substring(at + random.nextInt(2));
    }

    private Answer send(String method, String path, String body) {
        var headers =
                path.startsWith("/api/admin")
                        ? new String[] {"Authorization", "Bearer " + AsAdmin.KEY}
                        : path.endsWith("/checkout")
                                ? new String[] {"Idempotency-Key", "key-" + cart}
                                : NO_HEADERS;
        return shopper.send(
                method,
                path.replace("{cart}", cart).replace("{sku}", tea.code()),
                body.replace("{sku}", tea.code()),
                headers);
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.type()).startsWith("/problems/");
    }
}
