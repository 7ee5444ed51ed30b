package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Delivery;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of what processors tell by themselves. */
@HostileTest
@ExtendWith(BooksBalance.class)
class WebhookTest {

    @Autowired Shelves shelves;
    @Autowired WebhookRuns webhooks;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Mail mail;
    String order = "";
    List<Delivery> events = List.of();

    @BeforeEach
    void a_purchase_of_which_only_events_tell() {
        shopper = new Shopper(port);
        mail = new Mail(processor, shopper, clock);
        line.tell(_ -> {});
        whims.be(0, 1);
        processor.due(clock.instant()).forEach(it -> processor.settle(it, true, clock.instant()));
        db.execute("delete from webhooks.payment_webhooks");
        processor.behave("POST /v1/payment_intents", 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        order =
                shopper.post(
                                "/api/carts/"
                                        + shopper.cart(shelves.stocked(5, "10.00"), 1)
                                        + "/checkout",
                                "{\"payment\": {\"processor\": \"stripe\", \"token\": \"pm_card_visa\"}}",
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .text("/id");
        events = processor.due(clock.instant());
    }

    @Test
    void nobody_sends_events_who_is_no_processor() {
        assertThat(shopper.post("/api/webhooks/nobody", "{}"))
                .extracting(Answer::status, Answer::type)
                .containsExactly(404, "/problems/unknown-processor");
        assertThat(shopper.post("/api/webhooks/sandbox", "{}").status()).isEqualTo(404);
    }

    @Test
    void what_is_not_signed_is_refused_and_kept_nowhere() {
        var event = events.getFirst();
        var bodies = List.of("", "{}", event.payload(), event.payload() + " ", "\u0000");
        var signatures = List.of("", "t=1,v1=00", "v1=", event.signature().replace("v1=", "v1=0"));

        for (var body : bodies) {
            for (var signature : signatures) {
                assertThat(
                                shopper.post(
                                        "/api/webhooks/stripe",
                                        body,
                                        "Stripe-Signature",
                                        signature))
                        .extracting(Answer::status, Answer::type)
                        .containsExactly(400, "/problems/webhook-refused");
            }
        }
        assertThat(page().json().at("/items")).isEmpty();
        assertThat(status()).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void what_is_of_another_time_is_refused() {
        clock.move(Duration.ofMinutes(6));

        assertThat(mail.deliver(events.getFirst())).isEqualTo(400);
    }

    @Test
    void an_event_is_acknowledged_at_once_and_settled_later() {
        events.forEach(it -> assertThat(mail.deliver(it)).isEqualTo(204));
        assertThat(status()).isEqualTo("PENDING_PAYMENT");

        webhooks.run();

        assertThat(status()).isEqualTo("PLACED");
        assertThat(page().json().at("/items").valueStream().map(it -> it.at("/status").asString()))
                .containsOnly("DONE", "IGNORED");
    }

    @Test
    void an_event_settled_once_more_counts_once() {
        events.forEach(mail::deliver);
        webhooks.run();
        var before = history();
        var done =
                page().json()
                        .at("/items")
                        .valueStream()
                        .filter(it -> it.at("/status").asString().equals("DONE"))
                        .findFirst()
                        .orElseThrow()
                        .at("/id")
                        .asString();

        var replayed = shopper.asAdmin("POST", "/api/admin/webhooks/" + done + "/replays", "");
        webhooks.run();

        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.text("/status")).isEqualTo("RECEIVED");
        assertThat(shopper.asAdmin("GET", "/api/admin/webhooks/" + done, "").text("/status"))
                .isEqualTo("DONE");
        assertThat(history()).isEqualTo(before);
    }

    @Test
    void what_events_say_of_people_is_dropped_after_a_while() {
        events.forEach(mail::deliver);
        webhooks.run();
        clock.move(Duration.ofDays(31));

        webhooks.forget();

        assertThat(page().json().at("/items").valueStream().map(it -> it.at("/body").isNull()))
                .containsOnly(true);
    }

    private Answer page() {
        return shopper.asAdmin("GET", "/api/admin/webhooks?processor=stripe&limit=100", "");
    }

    private String status() {
        return shopper.asAdmin("GET", "/api/admin/orders/" + order, "").text("/order/status");
    }

    private int history() {
        return db.fetchSingle(
                        "select events from payments.payments where order_id = cast(? as uuid)",
                        order)
                .get(0, int.class);
    }
}
