package dev.cartwright.checkout;

import dev.cartwright.MovableClock;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Delivery;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.HostileSettings;
import dev.cartwright.hostile.Mood;
import dev.cartwright.hostile.Request;
import dev.cartwright.hostile.Telling;
import dev.cartwright.processors.HostileLine;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A processor that lies, stalls and repeats itself, on a line without a network. */
@TestConfiguration(proxyBeanMethods = false)
@Import(HostileLine.class)
class HostileShop {

    @Bean
    Whims whims() {
        return new Whims();
    }

    @Bean
    HostileProcessor hostile(Whims whims) {
        return new HostileProcessor(
                HostileSettings.DEFAULT.signedWith("whsec_test"), new Random(7), whims);
    }

    /** How the processor feels: honest until a test lets it go. */
    static final class Whims implements Mood {

        private double wickedness;
        private Random random = new Random(0);

        void be(double wicked, long seed) {
            wickedness = wicked;
            random = new Random(seed);
        }

        @Override
        public Behaviour towards(Request request, RandomGenerator theirs) {
            var answering = Answering.HONEST;
            if (isRefund(request) && random.nextDouble() < wickedness / 3) {
                // As one behaviour of many it would hardly ever happen.
                return new Behaviour(Answering.REFUSE, telling());
            }
            if (random.nextDouble() < wickedness) {
                var all = Answering.values();
                answering = all[random.nextInt(all.length)];
            }
            return new Behaviour(answering, telling());
        }

        private static boolean isRefund(Request request) {
            return request.method().equals("POST") && request.path().equals("/v1/refunds");
        }

        @Override
        public Telling about(String event, RandomGenerator theirs) {
            return telling();
        }

        private Telling telling() {
            if (random.nextDouble() >= wickedness) {
                return Telling.HONEST;
            }
            var all = Telling.Manner.values();
            var manner = all[random.nextInt(all.length)];
            return manner == Telling.Manner.DELAY
                    ? Telling.late(Duration.ofSeconds(random.nextInt(7_200)))
                    : Telling.of(manner);
        }
    }

    /** Carries what the processor tells to the shop, as its postman would. */
    record Mail(HostileProcessor processor, Shopper shopper, MovableClock clock) {

        /** Returns how many there were. */
        int deliver() {
            var due = processor.due(clock.instant());
            due.forEach(it -> processor.settle(it, deliver(it) < 300, clock.instant()));
            return due.size();
        }

        /** Returns the status of the answer. */
        int deliver(Delivery delivery) {
            return shopper.post(
                            "/api/webhooks/stripe",
                            delivery.payload(),
                            "Stripe-Signature",
                            delivery.signature())
                    .status();
        }
    }
}
