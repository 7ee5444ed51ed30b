package dev.cartwright.checkout;

import dev.cartwright.MovableClock;
import dev.cartwright.processors.RemoteProcessor;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A whole shop with four processors in a row, each at a port of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ShopTest
@Import(RowTest.Row.class)
@TestPropertySource(
        properties = {
            "logging.level.dev.cartwright.processors=DEBUG",
            "cartwright.stripe.secret-key=sk_test_1",
            "cartwright.stripe.webhook-secrets=whsec_test",
            "cartwright.processors.answer-within=2s",
            "cartwright.processors.rest-over=" + RowTest.REST_OVER,
            "cartwright.processors.routes[0].processor=first",
            "cartwright.processors.routes[0].channels=default",
            "cartwright.processors.routes[0].currencies=USD",
            "cartwright.processors.routes[0].countries=US",
            "cartwright.processors.routes[0].below=60",
            "cartwright.processors.routes[1].processor=tired",
            "cartwright.processors.routes[1].from=60",
            "cartwright.processors.routes[2].processor=second",
            "cartwright.processors.routes[3].processor=third",
            "cartwright.payments.attempts=2"
        })
@interface RowTest {

    int REST_OVER = 200;

    /** Four of them, each with books of its own. */
    @TestConfiguration(proxyBeanMethods = false)
    class Row {

        @Bean
        Twin first(@Qualifier("stripeProcessor") RemoteProcessor stripe, MovableClock clock)
                throws IOException {
            return new Twin("first", stripe, clock);
        }

        @Bean
        Twin second(@Qualifier("stripeProcessor") RemoteProcessor stripe, MovableClock clock)
                throws IOException {
            return new Twin("second", stripe, clock);
        }

        @Bean
        Twin third(@Qualifier("stripeProcessor") RemoteProcessor stripe, MovableClock clock)
                throws IOException {
            return new Twin("third", stripe, clock);
        }

        @Bean
        Twin tired(@Qualifier("stripeProcessor") RemoteProcessor stripe, MovableClock clock)
                throws IOException {
            return new Twin("tired", stripe, clock);
        }
    }
}
