package dev.cartwright.ordermails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.OrderFacts;
import dev.cartwright.orders.OrderPaymentFailed;
import dev.cartwright.orders.Orders;
import dev.cartwright.refunds.RefundGranted;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What buyers read of what befalls their orders. */
@ShopTest
class OrderMailsTest {

    static final String DHL = "{\"carrier\": \"DHL\", \"trackingNumber\": \"JD 14\"}";

    @Autowired Shelves shelves;
    @Autowired OrderMails mails;
    @Autowired Orders orders;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;
    @LocalServerPort int port;

    Letterbox ada = Letterbox.of(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas() {
        ada = Letterbox.of(port);
        tea = shelves.stocked(10, "19.99");
    }

    @Test
    void a_purchase_is_confirmed_in_the_buyers_words() {
        var order = ada.bought(tea, 2);

        var letter = ada.of(order, "order-confirmed");

        var number = order.text("/number");
        assertThat(letter.to()).isEqualTo(ada.email());
        assertThat(letter.subject()).isEqualTo("Your order " + number + " with Online shop");
        assertThat(letter.text().replaceFirst("(?<=: )[^:]+:[^.]+(?=\\. We)", "today"))
                .isEqualTo(
                        """
                        Hello Ada Lovelace,

                        thank you for your order %s: today. We write to you again as soon as it is on its way.

                        2 × Tea: $39.98

                        Goods: $39.98
                        Delivery (Standard): $5.99
                        Tax: $2.90
                        Total: $48.87

                        It goes to:
                        Ada Lovelace
                        1 Main St
                        San Jose, CA 95101
                        United States

                        Online shop
                        """
                                .formatted(number));
        assertThat(letter.html())
                .contains("<p>2 × Tea: $39.98</p>\n<p>Goods: $39.98<br>\nDelivery")
                .contains("Ada Lovelace<br>\n1 Main St<br>\nSan Jose, CA 95101<br>\nUnited States");
        assertThat(ada.kinds(order.text("/id"))).containsExactly("order-confirmed");
    }

    @Test
    void who_reads_german_is_written_to_in_german() {
        var order = ada.bought(tea, 2, "de-DE");

        var letter = ada.of(order, "order-confirmed");

        assertThat(letter.subject())
                .isEqualTo("Ihre Bestellung " + order.text("/number") + " bei Online shop");
        assertThat(letter.text())
                .startsWith("Hallo Ada Lovelace,\n\ndanke für Ihre Bestellung ")
                .endsWith(
                        """
                        2 × Tea: 39,98 $

                        Ware: 39,98 $
                        Lieferung (Standard): 5,99 $
                        Steuer: 2,90 $
                        Summe: 48,87 $

                        Sie geht an:
                        Ada Lovelace
                        1 Main St
                        San Jose, CA 95101
                        Vereinigte Staaten

                        Online shop
                        """);
    }

    @Test
    void each_parcel_is_told_of_with_its_way_and_what_is_still_to_come() {
        var order = ada.bought(tea, 3);
        var number = order.text("/number");

        ada.shipped(ada.picked(order, 2), DHL);
        var first = ada.of(order, "order-shipped");
        ada.shipped(ada.picked(order, 1), "");

        assertThat(first.subject())
                .isEqualTo("Your order " + number + " with Online shop is on its way");
        assertThat(first.text())
                .isEqualTo(
                        """
                        Hello Ada Lovelace,

                        this of your order %s has left us:

                        2 × Tea

                        Carrier: DHL

                        Tracking number: JD 14

                        Follow the parcel:
                        https://www.dhl.com/global-en/home/tracking.html?tracking-id=JD+14

                        Still to come:
                        1 × Tea

                        It goes to:
                        Ada Lovelace
                        1 Main St
                        San Jose, CA 95101
                        United States

                        Online shop
                        """
                                .formatted(number));
        assertThat(first.html()).contains(">Follow the parcel</a></p>");
        await().until(() -> ada.kinds(order.text("/id")).size() == 3);
        assertThat(ada.of(order, "order-shipped").text())
                .contains("\n\n1 × Tea\n\nNothing more is to come: with this, all of")
                .doesNotContain("Carrier", "Tracking", "Follow", "Still to come");
    }

    @Test
    void what_arrived_is_told_of() {
        var order = ada.bought(tea, 1);
        var parcel = ada.picked(order, 1);
        ada.shipped(parcel, DHL);

        ada.post("/api/admin/fulfilments/" + parcel + "/delivery", "");

        assertThat(ada.of(order, "order-delivered").text())
                .contains("as far as we know, this of your order", "has arrived:\n\n1 × Tea\n\n");
    }

    @Test
    void who_cancels_is_told_what_goes_back() {
        var order = ada.bought(tea, 2);

        ada.post(
                Letterbox.ORDERS + order.text("/id") + "/cancellation",
                "{\"reason\": \"looks like fraud\"}");

        var letter = ada.of(order, "order-cancelled");
        assertThat(letter.text())
                .contains(
                        "was cancelled and will not be delivered. What was taken goes back the way")
                .contains(" you paid: $48.87 in all. That may take some days.\n")
                .contains("It was:\n2 × Tea: $39.98\n");
        assertThat(letter.text()).as("what staff notes is staff's").doesNotContain("fraud");
    }

    @Test
    void money_that_goes_back_is_told_of_with_what_it_is_for() {
        var order = ada.bought(tea, 3);
        var id = order.text("/id");

        ada.shopper()
                .asAdmin(
                        "POST",
                        Letterbox.ORDERS + id + "/line-cancellations",
                        "{\"lines\": [{\"line\": \"%s\", \"quantity\": 1}], \"reason\": \"no\"}"
                                .formatted(order.text("/lines/0/id")),
                        "Idempotency-Key",
                        id);

        // 19.99 and 7.25 % of it.
        assertThat(ada.of(order, "refund-granted").text())
                .contains("we give you back $21.44 of what you paid for your order")
                .contains("\nIt is for:\n1 × Tea\n")
                .doesNotContain("delivery");
    }

    @Test
    void each_step_of_a_return_is_told_with_what_its_reader_has_to_know() {
        var order = ada.bought(tea, 2);
        ada.shipped(ada.picked(order, 2), DHL);
        var line = order.text("/lines/0/id");

        var sent = ada.back(order, line);
        ada.post(sent + "/approval", "{\"instructions\": \"In its box.\"}");
        ada.received(sent, line);
        ada.post(ada.back(order, line) + "/rejection", "{\"reason\": \"It was worn.\"}");

        assertThat(ada.of(order, "return-approved").text()).contains("1 × Tea", "In its box.");
        assertThat(ada.of(order, "return-received").text()).contains("1 × Tea");
        assertThat(ada.of(order, "return-rejected").text()).contains("1 × Tea", "It was worn.");
        await().until(() ->
                ada.kinds(order.text("/id")).stream().filter("return-requested"::equals).count()
                        == 2);
    }

    @Test
    void what_is_told_twice_or_by_many_is_one_mail() throws Exception {
        var order = ada.bought(tea, 1);
        ada.of(order, "order-confirmed");
        var id = OrderId.valueOf(order.text("/id"));
        var cause = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var telling = Stream.generate(() -> Meanwhile.done(() -> tell(id, cause))).limit(8);
            for (var told : threads.invokeAll(telling.toList())) {
                told.get();
            }
        }

        assertThat(ada.kinds(order.text("/id")))
                .containsExactly("order-delivered", "order-confirmed");
    }

    private void tell(OrderId id, UUID cause) {
        transaction.executeWithoutResult(_ ->
                mails.tell(OrderMailKind.ORDER_DELIVERED, id, cause, Instant.EPOCH, About.order()));
    }

    @Test
    void news_that_is_heard_later_is_read_from_the_outbox() {
        var order = orders.find(OrderId.valueOf(ada.bought(tea, 1).text("/id"))).orElseThrow();
        var facts = OrderFacts.of(order);
        var amount = Money.parse("USD 1.20");
        var refund =
                new RefundGranted(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        order.channel(),
                        order.id(),
                        order.customer(),
                        facts,
                        amount,
                        Map.of(order.lines().getFirst().id(), 1),
                        amount);
        var failed =
                new OrderPaymentFailed(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        order.channel(),
                        order.id(),
                        order.customer(),
                        facts);

        assertThat(json.readValue(json.writeValueAsString(refund), RefundGranted.class))
                .isEqualTo(refund);
        assertThat(json.readValue(json.writeValueAsString(failed), OrderPaymentFailed.class))
                .isEqualTo(failed);
    }
}
