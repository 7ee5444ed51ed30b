package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.HostileSettings;
import dev.cartwright.hostile.Server;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.webhooks.WebhookRuns;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Sixteen clients at once for a minute, and the hostile processor at the other end of real HTTP.
 */
@Tag("long")
@ShopTest
@Import(WebhookRuns.class)
@TestPropertySource(
        properties = {
            "cartwright.stripe.secret-key=sk_test_1",
            "cartwright.stripe.webhook-secrets=whsec_test",
            "cartwright.payments.capture=MANUAL",
            "cartwright.processors.answer-within=300ms",
            "cartwright.processors.rest-over=100000"
        })
class PaymentSoakTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Whims WHIMS = new Whims();
    private static final AtomicReference<Clock> TIME = new AtomicReference<>(Clock.systemUTC());
    private static final HostileProcessor PROCESSOR =
            new HostileProcessor(
                    HostileSettings.DEFAULT.signedWith("whsec_test"), new Random(7), WHIMS);
    private static final Server SERVER = open();

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired WebhookRuns webhooks;
    @Autowired Auditor auditor;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    private static Server open() {
        try {
            return Server.open(PROCESSOR, 0, new Now());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("cartwright.stripe.api-base", SERVER::uri);
    }

    @AfterAll
    static void nobody_listens_any_more() throws IOException {
        SERVER.close();
    }

    @Test
    void both_books_are_equal_after_a_minute_of_sixteen_clients() throws Exception {
        TIME.set(clock);
        PROCESSOR.webhooks(
                URI.create("http://127.0.0.1:" + port + "/api/webhooks/stripe"), "whsec_test");
        WHIMS.be(0.3, 7);
        var tea = shelves.stocked(1_000_000, "10.00");
        var end = System.nanoTime() + MINUTE.toNanos();

        Race.of(
                IntStream.range(0, 16)
                        .<Callable<Integer>>mapToObj(seed -> () -> client(seed, tea, end))
                        .toList());
        WHIMS.be(0, 7);
        comeToRest();

        var books = new BothBooks(db, PROCESSOR);
        assertThat(books.overpaid()).isEmpty();
        assertThat(books.differences()).isEmpty();
        assertThat(books.unequalRefunds()).isEmpty();
        assertThat(books.open()).isEmpty();
        assertThat(auditor.audit().violations()).isEmpty();
    }

    /** Returns how many histories there were. */
    private int client(int seed, Sku tea, long end) {
        var random = new Random(seed);
        var histories =
                new Histories(
                        new Shopper(port),
                        PROCESSOR,
                        db,
                        clock,
                        tea,
                        random,
                        () -> happens(random));
        var told = 0;
        while (System.nanoTime() < end) {
            histories.tell();
            told++;
        }
        return told;
    }

    private void happens(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> webhooks.run();
            case 1 -> clock.move(Duration.ofSeconds(random.nextInt(5)));
            default -> reconciliation.run();
        }
    }

    /** The postman walks by himself, and has a moment for each step of the clock. */
    private void comeToRest() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            clock.move(Duration.ofMinutes(i < 20 ? 5 : 180));
            Thread.sleep(200);
            webhooks.run();
            reconciliation.run();
        }
    }

    /** The shop's own time, once there is a shop. */
    private static final class Now extends Clock {

        @Override
        public Instant instant() {
            return TIME.get().instant();
        }

        @Override
        public ZoneId getZone() {
            return TIME.get().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
