package dev.cartwright.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StockCases;
import dev.cartwright.StockCases.StockCase;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders, refunds, captures and voids behave as other systems' own tests say they should; each case
 * names its source. What they call a state or an error we may call otherwise: that is said here.
 */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.payments.capture=MANUAL")
class OrderConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Theirs by ours. */
    private static final Map<String, String> STATES =
            Map.of(
                    "SHIPPED", "Shipped",
                    "PARTIALLY_DELIVERED", "PartiallyDelivered",
                    "DELIVERED", "Delivered");

    private static final Map<String, String> CHARGES =
            Map.of("AUTHORIZED", "NONE", "PARTIALLY_CAPTURED", "PARTIAL", "CAPTURED", "FULL");

    /** Where nothing is owed but the goods and 5.99 for their delivery. */
    private static final String UNTAXED =
            """
            {"email": "ada@example.org", "method": "standard", "address": {
                "name": "Ada Lovelace", "line1": "1 Main St", "city": "New York", "region": "NY",
                "postalCode": "10001", "country": "US"}}
            """;

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Warehouse warehouse = new Warehouse(shopper);

    @BeforeEach
    void a_shop() {
        shopper = new Shopper(port);
        warehouse = new Warehouse(shopper);
    }

    static Stream<StockCase> cases() {
        return StockCases.of(StockCases.OF_ORDERS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void they_agree(StockCase it) {
        var said =
                switch (it.id()) {
                    case "ST-VE-2" -> shipTheRest();
                    case "ST-VE-3" -> deliverTheFirst();
                    case "ST-VE-4" -> deliverTheRest();
                    case "ST-VE-8" ->
                            refused(
                                    refund(captured("4.01"), "10.01"),
                                    "more-than-is-left",
                                    "amount_too_large");
                    case "PAY-SP-6" ->
                            refused(
                                    refund(captured("4.01"), "20.00"),
                                    "more-than-is-left",
                                    "greater_than_allowed");
                    case "ST-SY-3" -> refundAll();
                    case "ST-VE-10" -> cancelALineTwice();
                    case "ST-SY-2" -> cancelTwice();
                    case "PAY-SA-1", "PAY-SA-4", "PAY-SA-5", "PAY-SA-7" -> charged(it.steps());
                    case "PAY-SP-1" -> captures("100.00");
                    case "PAY-SP-2" -> captures("99.00");
                    case "PAY-SP-5" -> voidTwice();
                    default -> throw new IllegalStateException("what is " + it + "?");
                };

        assertThat(JSON.<JsonNode>valueToTree(said)).isEqualTo(it.expected());
    }

    private Map<String, Object> shipTheRest() {
        var order = bought("94.01", 2);
        warehouse.ship(released(order, 1));
        assertThat(warehouse.stands(order).get(2)).isEqualTo("PARTIALLY_SHIPPED");
        warehouse.ship(released(order, 1));
        return state(order);
    }

    private Map<String, Object> deliverTheFirst() {
        var order = bought("94.01", 2);
        var first = released(order, 1);
        warehouse.ship(first);
        warehouse.ship(released(order, 1));
        warehouse.deliver(first);
        return state(order);
    }

    private Map<String, Object> deliverTheRest() {
        var order = bought("94.01", 2);
        for (var fulfilment : List.of(released(order, 1), released(order, 1))) {
            warehouse.ship(fulfilment);
            warehouse.deliver(fulfilment);
        }
        return state(order);
    }

    private Map<String, Object> state(Answer order) {
        return Map.of("state", STATES.get(warehouse.stands(order).get(2)));
    }

    private Map<String, Object> refundAll() {
        var order = captured("4.01");
        assertThat(refund(order, "10.00").status()).isEqualTo(201);
        var paid = warehouse.stands(order).get(1).toLowerCase(Locale.ROOT);
        return Map.of("payment", paid, "order_payment", paid);
    }

    private Map<String, Object> cancelALineTwice() {
        var order = bought("4.01", 2);
        var line = warehouse.line(order, 0);
        assertThat(warehouse.cancelUnits(order, line, 1).status()).isEqualTo(201);
        warehouse.release(order);
        return refused(
                warehouse.cancelUnits(order, line, 1), "more-than-is-open", "already_cancelled");
    }

    private Map<String, Object> cancelTwice() {
        var order = bought("4.01", 1);
        assertThat(warehouse.cancel(order).status()).isEqualTo(201);
        return refused(warehouse.cancel(order), "order-not-cancellable", "transition_not_allowed");
    }

    /** What they refund before it is charged is not owed any more, with us. */
    private Map<String, Object> charged(List<String> steps) {
        var refund = steps.getFirst().replace("granted refund ", "");
        var charge = steps.getLast().replace("charged ", "");
        var off = Map.of("0", "0.00", "4", "4.00").getOrDefault(refund, refund);
        var order = order("98.40", off);
        if (!refund.equals("0")) {
            assertThat(warehouse.cancelUnits(order, line(order, off), 1).status()).isEqualTo(201);
        }
        if (!charge.equals("0")) {
            assertThat(capture(order, charge).status()).isEqualTo(201);
        }
        return Map.of("charge_status", CHARGES.get(warehouse.stands(order).get(1)));
    }

    private Map<String, Object> captures(String amount) {
        var order = bought("94.01", 1);
        assertThat(capture(order, amount).status()).isEqualTo(201);
        var detail = shopper.asAdmin("GET", "/api/admin/payments/" + payment(order), "");
        var captures =
                detail.json()
                        .at("/operations")
                        .valueStream()
                        .filter(it -> it.get("kind").asString().equals("CAPTURE"))
                        .count();
        var captured = detail.text("/payment/captured/amount");
        return captured.equals("100.00")
                ? Map.of("captured", captured, "capture_events", (int) captures)
                : Map.of(
                        "captured",
                        captured,
                        "still_pending",
                        detail.text("/payment/open/amount"),
                        "capture_events",
                        (int) captures);
    }

    private Map<String, Object> voidTwice() {
        var order = bought("94.01", 1);
        var payment = payment(order);
        assertThat(move(payment, "voids", "").status()).isEqualTo(201);
        var before = operations(payment);
        assertThat(move(payment, "voids", "").status()).isEqualTo(409);
        return Map.of("gateway_calls", operations(payment) - before);
    }

    private int operations(String payment) {
        return shopper.asAdmin("GET", "/api/admin/payments/" + payment, "")
                .json()
                .at("/operations")
                .size();
    }

    private static Map<String, Object> refused(Answer answer, String slug, String theirs) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("/problems/" + slug);
        return Map.of("error", theirs);
    }

    private Answer bought(String price, int units) {
        return buy(shopper.cart(shelves.stocked(5, price), units));
    }

    /** Of one thing, and of another that costs so much. */
    private Answer order(String total, String other) {
        var rest = new BigDecimal(total).subtract(new BigDecimal("5.99"));
        var first = rest.subtract(new BigDecimal(other)).toPlainString();
        var cart = shopper.cart(shelves.stocked(5, first), 1);
        if (!other.equals("0.00")) {
            shopper.post(
                    "/api/carts/" + cart + "/items",
                    "{\"sku\": \"%s\", \"quantity\": 1}".formatted(shelves.stocked(5, other)));
        }
        return buy(cart);
    }

    private Answer buy(String cart) {
        shopper.send("PUT", "/api/carts/" + cart + "/delivery", UNTAXED);
        var order = shopper.buy(cart, "tok_approved");
        assertThat(order.status()).as(order.body()).isEqualTo(201);
        return order;
    }

    private static String line(Answer order, String price) {
        return order.json()
                .at("/lines")
                .valueStream()
                .filter(it -> it.at("/unitPrice/amount").asString().equals(price))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private Answer captured(String price) {
        var order = bought(price, 1);
        assertThat(move(payment(order), "captures", "{}").status()).isEqualTo(201);
        return order;
    }

    private String released(Answer order, int units) {
        return warehouse.release(order, warehouse.line(order, 0), units).text("/0/id");
    }

    private String payment(Answer order) {
        return shopper.asAdmin("GET", "/api/admin/payments?order=" + order.text("/id"), "")
                .text("/items/0/id");
    }

    private Answer capture(Answer order, String amount) {
        return move(payment(order), "captures", amount(amount));
    }

    private Answer refund(Answer order, String amount) {
        var body = "{\"reason\": \"asked\", " + amount(amount).substring(1);
        return keyed("/api/admin/orders/" + order.text("/id") + "/refunds", body);
    }

    private static String amount(String amount) {
        return "{\"amount\": {\"amount\": \"%s\", \"currency\": \"USD\"}}".formatted(amount);
    }

    private Answer move(String payment, String what, String body) {
        return keyed("/api/admin/payments/" + payment + "/" + what, body);
    }

    private Answer keyed(String path, String body) {
        return shopper.post(
                path,
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "Authorization",
                "Bearer " + shopper.adminKey());
    }
}
