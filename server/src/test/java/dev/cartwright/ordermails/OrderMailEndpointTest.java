package dev.cartwright.ordermails;

import static dev.cartwright.checkout.Limited.assertHidden;
import static dev.cartwright.checkout.Limited.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Annex;
import dev.cartwright.checkout.Limited;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.mail.Mails;
import dev.cartwright.orders.Orders;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What staff does with mails about orders. */
@ShopTest
class OrderMailEndpointTest {

    @Autowired Shelves shelves;
    @Autowired Mails mails;
    @Autowired Orders orders;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Letterbox ada = Letterbox.of(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas() {
        ada = Letterbox.of(port);
        tea = shelves.stocked(10, "19.99");
    }

    private Answer twoTeasBought() {
        var order = ada.bought(tea, 2);
        ada.of(order, "order-confirmed");
        return order;
    }

    @Test
    void what_there_is_not_is_not_found_and_nothing_is_sent() {
        var order = twoTeasBought();
        var nowhere = Letterbox.ORDERS + UUID.randomUUID() + "/mails";

        assertThat(ada.get(nowhere).type()).isEqualTo("/problems/unknown-order");
        assertThat(ada.post(nowhere + "/order-confirmed", "").type())
                .isEqualTo("/problems/unknown-order");
        assertThat(ada.get(nowhere + "/order-confirmed/preview").type())
                .isEqualTo("/problems/unknown-order");
        assertThat(ada.again(order, "newsletter").type()).isEqualTo("/problems/unknown-mail-kind");
        assertThat(ada.preview(order, "verify-email/preview").type())
                .isEqualTo("/problems/unknown-mail-kind");
        assertThat(ada.again(order, "order-shipped").type()).isEqualTo("/problems/nothing-to-tell");
        assertThat(ada.again(order, "order-confirmed?cause=" + UUID.randomUUID()).status())
                .isEqualTo(409);
        assertThat(ada.again(order, "order-confirmed?cause=x").text("/errors/0/field"))
                .isEqualTo("cause");
        assertThat(ada.kinds(order.text("/id"))).containsExactly("order-confirmed");
    }

    @Test
    void what_another_channel_sold_is_neither_looked_at_nor_written_about() {
        var order = twoTeasBought();
        Annex.open(db);
        var to = new Limited(ada.shopper(), port);
        var other = to.toChannel(Annex.CODE, "orders:read", "orders:write");
        var own = to.toChannel("default", "orders:read", "orders:write");
        Annex.close(db);
        var mails = Letterbox.ORDERS + order.text("/id") + "/mails";
        var one = mails + "/order-confirmed";
        var nowhere = Letterbox.ORDERS + UUID.randomUUID() + "/mails";
        var words = "{\"subject\": \"a\", \"text\": \"b\", \"html\": \"c\"}";

        assertHidden(other.asAdmin("GET", mails, ""), other.asAdmin("GET", nowhere, ""));
        for (var hidden :
                List.of(
                        other.asAdmin("POST", one, ""),
                        other.asAdmin("GET", one + "/preview", ""),
                        other.asAdmin("POST", one + "/preview", words))) {
            assertRefused(hidden, 404, "unknown-order");
        }

        assertThat(ada.kinds(order.text("/id"))).containsExactly("order-confirmed");
        assertThat(own.asAdmin("GET", mails, "").json().at("/items")).hasSize(1);
        assertThat(own.asAdmin("GET", one + "/preview", "").status()).isEqualTo(200);
    }

    @Test
    void the_log_says_what_was_written_to_whom_and_when() {
        var order = twoTeasBought();
        var log = ada.log(order.text("/id"));

        assertThat(log).hasSize(1);
        var it = log.getFirst();
        assertThat(it.get("kind").asString()).isEqualTo("order-confirmed");
        assertThat(it.get("to").asString()).isEqualTo(ada.email());
        assertThat(it.get("subjectLine").asString())
                .isEqualTo("Your order " + order.text("/number") + " with Online shop");
        assertThat(it.get("state").asString()).as("no mail server").isEqualTo("MAILBOX");
        assertThat(it.get("sentAt").isNull()).isTrue();
        assertThat(it.get("queuedAt").asString()).endsWith("Z");
    }

    @Test
    void a_mail_is_sent_again_once_for_each_time_it_is_wanted() {
        var order = twoTeasBought();
        var path = Letterbox.ORDERS + order.text("/id") + "/mails/order-confirmed";
        var key = UUID.randomUUID().toString();
        var admin = "Bearer " + ada.shopper().adminKey();

        var first = ada.shopper().post(path, "", "Authorization", admin, "Idempotency-Key", key);
        var replayed = ada.shopper().post(path, "", "Authorization", admin, "Idempotency-Key", key);
        var second = ada.again(order, "order-confirmed");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/to")).isEqualTo(ada.email());
        assertThat(replayed.body()).isEqualTo(first.body());
        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(ada.log(order.text("/id")).stream().map(it -> it.get("id").asString()))
                .hasSize(3)
                .startsWith(second.text("/id"), first.text("/id"));
        var page = ada.get(Letterbox.ORDERS + order.text("/id") + "/mails?limit=2");
        assertThat(page.json().at("/items")).hasSize(2);
        var rest =
                ada.get(
                        Letterbox.ORDERS
                                + order.text("/id")
                                + "/mails?limit=2&after="
                                + page.text("/next"));
        assertThat(rest.json().at("/items")).hasSize(1);
        assertThat(ada.get(Letterbox.ORDERS + order.text("/id")).json().at("/trail"))
                .extracting(it -> it.get("kind").asString())
                .containsExactly("mail-sent-again", "mail-sent-again");
    }

    @Test
    void of_several_parcels_the_newest_is_told_again_or_the_one_that_is_named() {
        var order = twoTeasBought();
        var first = ada.picked(order, 1);
        ada.shipped(first, OrderMailsTest.DHL);
        ada.of(order, "order-shipped");
        var second = ada.picked(order, 1);
        ada.shipped(second, "{\"carrier\": \"UPS\", \"trackingNumber\": \"1Z\"}");
        await().until(() -> ada.log(order.text("/id")).size() == 3);

        ada.again(order, "order-shipped");
        assertThat(ada.of(order, "order-shipped").text()).contains("Carrier: UPS");
        ada.again(order, "order-shipped?cause=" + first);
        assertThat(ada.of(order, "order-shipped").text()).contains("Carrier: DHL");
    }

    @Test
    void a_preview_is_the_mail_itself_and_sends_nothing() {
        var order = twoTeasBought();
        var sent = ada.of(order, "order-confirmed");

        var preview = ada.preview(order, "order-confirmed/preview");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/subject")).isEqualTo(sent.subject());
        assertThat(Letterbox.plain(preview.text("/text"))).isEqualTo(sent.text());
        assertThat(Letterbox.plain(preview.text("/html"))).isEqualTo(sent.html());
        assertThat(ada.preview(order, "order-cancelled/preview?locale=de").text("/subject"))
                .as("what has not happened yet")
                .isEqualTo(
                        "Ihre Bestellung "
                                + order.text("/number")
                                + " bei Online shop wurde storniert");
        assertThat(ada.kinds(order.text("/id"))).containsExactly("order-confirmed");
    }

    @Test
    void every_kind_can_be_previewed_in_every_language() {
        var order = twoTeasBought();
        for (var kind : OrderMailKind.values()) {
            for (var locale : List.of("en", "de")) {
                var it = ada.preview(order, kind.word() + "/preview?locale=" + locale);
                assertThat(it.status()).as("%s %s", kind, it.body()).isEqualTo(200);
                assertThat(it.text("/text")).doesNotContain("\n\n\n", "{{");
            }
        }
    }

    @Test
    void words_are_tried_on_a_real_order_before_they_are_in_force() {
        var order = twoTeasBought();
        var path = Letterbox.ORDERS + order.text("/id") + "/mails/order-confirmed/preview";

        var tried = ada.post(path, draft("Hi {{name}}", "{{lines}}", "<b>{{total}}</b>"));
        var wrong = ada.post(path, draft("Hi", "{{weather}}", "<b>x</b>"));

        assertThat(tried.text("/subject")).isEqualTo("Hi Ada Lovelace");
        assertThat(tried.text("/text")).isEqualTo("2 × Tea: $39.98");
        assertThat(tried.text("/html")).isEqualTo("<b>$48.87</b>");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/errors/0/field")).isEqualTo("text");
        assertThat(ada.post(path, draft("", "x", "x")).text("/errors/0/field"))
                .isEqualTo("subject");
    }

    @Test
    void the_shops_own_words_go_out_and_an_unknown_variable_is_refused_when_they_are_saved() {
        var template = "/api/admin/mail-templates/order-confirmed/it";

        var wrong = ada.shopper().asAdmin("PUT", template, draft("Ciao", "{{weather}}", "x"));
        assertThat(wrong.text("/errors/0/field")).isEqualTo("text");
        var right = draft("Ordine {{number}}", "Ciao {{name}}: {{total}}", "{{total}}");
        assertThat(ada.shopper().asAdmin("PUT", template, right).status()).isEqualTo(201);

        var bought = ada.bought(tea, 1, "it");

        assertThat(ada.of(bought, "order-confirmed").text())
                .isEqualTo("Ciao Ada Lovelace: 27,43 USD");
    }

    @Test
    void words_with_an_unknown_variable_fail_the_preview_and_never_the_mail() {
        var order = twoTeasBought();
        db.execute(
                "insert into mail.templates (kind, locale, subject, text, html, version,"
                        + " changed_at, changed_by) values ('order-confirmed', 'fr', 'x', '{{weather}}',"
                        + " 'x', 1, '2026-01-01', 'STAFF:1')");

        var preview = ada.preview(order, "order-confirmed/preview?locale=fr");
        var bought = ada.bought(tea, 1, "fr");

        assertThat(preview.status()).isEqualTo(409);
        assertThat(preview.type()).isEqualTo("/problems/broken-mail-template");
        assertThat(preview.text("/field")).isEqualTo("text");
        assertThat(ada.of(bought, "order-confirmed").subject())
                .isEqualTo("Your order " + bought.text("/number") + " with Online shop");
    }

    @Test
    void where_the_shop_has_a_page_of_orders_it_is_linked_to_and_a_preview_opens_nothing() {
        var order = twoTeasBought();
        var page = "https://shop.example.org/orders/{id}?token={token}";
        var post = new OrderPost(mails, orders, new OrderMailSettings(page, List.of()));
        var bought = orders.find(OrderId.valueOf(order.text("/id"))).orElseThrow();

        var words = post.preview(OrderMailKind.ORDER_CONFIRMED, bought, About.order(), null, null);

        var link = "https://shop.example.org/orders/" + bought.id() + "?token=preview";
        assertThat(words.text()).contains("\n\nSee your order:\n" + link + "\n\nOnline shop\n");
        assertThat(words.html()).contains("href=\"" + link + "\">See your order</a>");
    }

    private static String draft(String subject, String text, String html) {
        return "{\"subject\": \"%s\", \"text\": \"%s\", \"html\": \"%s\"}"
                .formatted(subject, text, html);
    }
}
