package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Delivery;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.Telling;
import dev.cartwright.kernel.Sku;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Events by the thousand: twice each, in any order, some forged, some of another amount. */
@HostileTest
@ExtendWith(BooksBalance.class)
class WebhookFloodTest {

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
    Sku tea = new Sku("replaced");

    @BeforeEach
    void an_honest_processor_with_nothing_on_its_way() {
        shopper = new Shopper(port);
        mail = new Mail(processor, shopper, clock);
        line.tell(_ -> {});
        whims.be(0, 1);
        tea = shelves.stocked(100_000, "10.00");
        processor.due(clock.instant()).forEach(it -> processor.settle(it, true, clock.instant()));
        db.execute("delete from webhooks.payment_webhooks");
    }

    @Test
    void four_hundred_leave_the_right_totals() throws Exception {
        flood(100);
    }

    @Test
    @Tag("long")
    void ten_thousand_leave_the_right_totals() throws Exception {
        flood(2_500);
    }

    /** Of each purchase the processor tells twice, and of each event we hear twice. */
    private void flood(int purchases) throws Exception {
        var flipped = purchases / 50;
        var orders = new ArrayList<String>();
        for (int i = 0; i < purchases; i++) {
            processor.behave(
                    "POST /v1/payment_intents",
                    1,
                    new Behaviour(
                            Answering.COMMIT_THEN_HANG,
                            i < flipped ? Telling.of(Telling.Manner.FLIP_AMOUNT) : Telling.HONEST));
            orders.add(buy());
        }
        var events = processor.due(clock.instant());
        assertThat(events).hasSizeGreaterThanOrEqualTo(2 * purchases);
        var forged = events.subList(0, events.size() / 10).stream().map(this::forged).toList();

        var all = new ArrayList<Delivery>(events);
        all.addAll(events);
        Collections.shuffle(all, new Random(7));
        var answers = delivered(all);
        var refused = delivered(forged);
        webhooks.run();

        assertThat(answers).containsOnly(204);
        assertThat(refused).containsOnly(400);
        assertThat(count("select count(*) from webhooks.payment_webhooks"))
                .isEqualTo(events.size());
        assertThat(count("select sum(times) from webhooks.payment_webhooks"))
                .isEqualTo(2 * events.size());
        assertThat(states(orders, "AUTHORIZED")).isEqualTo(purchases - flipped);
        assertThat(states(orders, "CONFLICTED")).isEqualTo(flipped);
        // 10.00, 5.99 for the delivery and 0.73 tax.
        assertThat(
                        count(
                                "select sum(authorized_minor) from payments.payments where order_id"
                                        + " in (%s)".formatted(quoted(orders))))
                .isEqualTo(1_672 * (purchases - flipped));
    }

    private String buy() {
        return shopper.post(
                        "/api/carts/" + shopper.cart(tea, 1) + "/checkout",
                        "{\"payment\": {\"processor\": \"stripe\", \"token\": \"pm_card_visa\"}}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .text("/id");
    }

    /** Another body under the same signature. */
    private Delivery forged(Delivery it) {
        return new Delivery(
                it.id(),
                it.event(),
                it.type(),
                it.payload().replace("\"livemode\":false", "\"livemode\":true"),
                it.signature(),
                it.attempt());
    }

    /** Returns the answers to what sixteen carry at once. */
    private List<Integer> delivered(List<Delivery> all) throws Exception {
        return Race.of(
                        IntStream.range(0, 16)
                                .<Callable<List<Integer>>>mapToObj(carrier ->
                                        () ->
                                                IntStream.range(0, all.size())
                                                        .filter(i -> i % 16 == carrier)
                                                        .mapToObj(i -> mail.deliver(all.get(i)))
                                                        .toList())
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private int states(List<String> orders, String state) {
        return count(
                "select count(*) from payments.payments where state = '%s' and order_id in (%s)"
                        .formatted(state, quoted(orders)));
    }

    private static String quoted(List<String> orders) {
        return "'" + String.join("','", orders) + "'";
    }

    private int count(String sql) {
        return db.fetchSingle(sql).get(0, int.class);
    }
}
