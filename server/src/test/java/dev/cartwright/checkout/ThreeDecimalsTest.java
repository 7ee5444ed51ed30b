package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.Books;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A currency of which Stripe moves hundredths only, though it has thousandths. */
@HostileTest
@ExtendWith(BooksBalance.class)
class ThreeDecimalsTest {

    @Autowired Shelves shelves;
    @Autowired Rates rates;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Till till = new Till(shopper);
    String payment = "";
    String order = "";
    String item = "";
    String reference = "";

    /** Two at 3.335, and 1.000 for the delivery: 7.670. */
    @BeforeEach
    void two_teas_are_authorised_in_kuwait() {
        shopper = new Shopper(port);
        till = new Till(shopper);
        line.tell(_ -> {});
        whims.be(0, 1);
        db.execute(
                "update platform.channels set currencies = '{USD,KWD}' where channel_id = 'default'");
        var bought = till.buy(cart(stocked()), "pm_card_visa");
        order = bought.text("/id");
        item = bought.text("/lines/0/id");
        payment = till.payment(bought);
        reference = till.reference(bought);
        assertThat(till.detail(payment).text("/payment/authorized/amount")).isEqualTo("7.670");
    }

    @ParameterizedTest
    @CsvSource({"1.234", "0.001", "7.669"})
    void a_part_that_stripe_cannot_be_told_is_not_captured(String amount) {
        var key = UUID.randomUUID().toString();

        assertRefused(capture(key, amount), "amount", "must end in 0, in KWD");

        assertThat(till.detail(payment).json().at("/operations")).hasSize(1);
        assertThat(till.detail(payment).json().at("/events")).hasSize(2);
        assertThat(till.detail(payment).text("/payment/open/amount")).isEqualTo("7.670");
        assertThat(books().captured()).isZero();
        assertThat(capture(key, "1.230").status()).as("the key is free").isEqualTo(201);
        assertThat(books().captured()).isEqualTo(1_230);
    }

    @Test
    void an_amount_that_stripe_cannot_be_told_is_not_given_back() {
        till.move(payment, "captures");
        var key = UUID.randomUUID().toString();

        assertRefused(
                giveBack(key, "\"amount\": {\"amount\": \"1.234\", \"currency\": \"KWD\"}"),
                "amount",
                "must end in 0, in KWD");

        assertNothingWasGivenBack();
        assertThat(
                        giveBack(key, "\"amount\": {\"amount\": \"1.230\", \"currency\": \"KWD\"}")
                                .status())
                .isEqualTo(201);
        assertThat(books().refunded()).isEqualTo(1_230);
    }

    @Test
    void lines_that_come_to_such_an_amount_are_named() {
        till.move(payment, "captures");
        var one = "\"lines\": [{\"line\": \"%s\", \"quantity\": 1}]".formatted(item);

        assertRefused(
                giveBack(UUID.randomUUID().toString(), one),
                "lines",
                "comes to KWD 3.335, which must end in 0, in KWD");

        assertNothingWasGivenBack();
        var both = one.replace("\"quantity\": 1", "\"quantity\": 2");
        assertThat(giveBack(UUID.randomUUID().toString(), both).status()).isEqualTo(201);
        assertThat(books().refunded()).isEqualTo(6_670);
        assertThat(giveBack(UUID.randomUUID().toString(), "\"shipping\": true").status())
                .isEqualTo(201);
        assertThat(books().refunded()).isEqualTo(7_670);
    }

    private void assertNothingWasGivenBack() {
        assertThat(till.detail(payment).json().at("/operations")).hasSize(2);
        assertThat(till.detail(payment).text("/payment/refundable/amount")).isEqualTo("7.670");
        assertThat(shopper.asAdmin("GET", refunds(), "").json().at("/items")).isEmpty();
        assertThat(books().refunded()).isZero();
    }

    private static void assertRefused(Answer answer, String field, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("/problems/invalid-request");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/message")).isEqualTo(message);
    }

    private Answer capture(String key, String amount) {
        return post(
                "/api/admin/payments/" + payment + "/captures",
                key,
                "{\"amount\": {\"amount\": \"%s\", \"currency\": \"KWD\"}}".formatted(amount));
    }

    private Answer giveBack(String key, String what) {
        return post(refunds(), key, "{\"reason\": \"broken\", %s}".formatted(what));
    }

    private String refunds() {
        return "/api/admin/orders/" + order + "/refunds";
    }

    private Answer post(String path, String key, String body) {
        return shopper.post(
                path,
                body,
                "Idempotency-Key",
                key,
                "Authorization",
                "Bearer " + shopper.adminKey());
    }

    private Books.Money books() {
        return processor.books().intent(reference);
    }

    private Sku stocked() {
        var sku = new Sku("KWD-" + UUID.randomUUID());
        shelves.catalog()
                .add(
                        Channels.DEFAULT,
                        List.of(
                                Product.onSale(
                                        new Slug(sku.code().toLowerCase(Locale.ROOT)),
                                        Shop.GOODS,
                                        "Leaf",
                                        1,
                                        List.of(),
                                        Map.of(Locale.US, new Words("Tea", "Green.")),
                                        List.of(
                                                Variant.of(sku, "", Money.parse("KWD 3.335"))
                                                        .with(Variant.STANDARD_TAX, 100)))));
        shelves.stockroom().receive("main", Map.of(sku, 2), "first delivery");
        return sku;
    }

    private String cart(Sku sku) {
        var method = "gulf-" + sku.code().substring(4, 12);
        rates.add(
                List.of(
                        ShippingMethod.flat(
                                Channels.DEFAULT,
                                method,
                                "Gulf",
                                Money.parse("KWD 1.000"),
                                Set.of())),
                List.of());
        var cart = shopper.post("/api/carts", "{\"currency\": \"KWD\"}").text("/id");
        shopper.post(
                "/api/carts/" + cart + "/items",
                "{\"sku\": \"%s\", \"quantity\": 2}".formatted(sku));
        shopper.send(
                "PUT",
                "/api/carts/" + cart + "/delivery",
                """
                {"email": "ada@example.org", "method": "%s", "address": {
                    "name": "Ada Lovelace", "line1": "1 Gulf Rd", "city": "Kuwait City",
                    "country": "KW"}}
                """
                        .formatted(method));
        return cart;
    }
}
