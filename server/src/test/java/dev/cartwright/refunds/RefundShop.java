package dev.cartwright.refunds;

import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.platform.Actor;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.LocalProcessor;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Succeeded;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A shop where one person alone gives back 50 dollars at most. */
@TestConfiguration(proxyBeanMethods = false)
class RefundShop {

    /** Names who of the staff asks: one admin key is not enough for two people. */
    static final String WHO = "X-Test-Staff";

    private static final int AFTER_THE_ACTOR_IS_KNOWN = -40;

    /** The whole server, with the books looked at after each test. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ShopTest
    @Import(RefundShop.class)
    @ExtendWith(BooksBalance.class)
    @TestPropertySource(properties = "cartwright.refunds.second-person-above=50")
    @interface RefundTest {}

    @Bean
    FilterRegistrationBean<Filter> namedStaff() {
        Filter named =
                (request, response, chain) -> {
                    var who = ((HttpServletRequest) request).getHeader(WHO);
                    if (who == null) {
                        chain.doFilter(request, response);
                        return;
                    }
                    var actor = new Actor(Actor.Kind.STAFF, who, Actor.current().requestId());
                    try {
                        ScopedValue.where(Actor.CURRENT, actor)
                                .call(() -> {
                                    chain.doFilter(request, response);
                                    return true;
                                });
                    } catch (RuntimeException | IOException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new ServletException(e);
                    }
                };
        var registration = new FilterRegistrationBean<>(named);
        registration.setOrder(AFTER_THE_ACTOR_IS_KNOWN);
        return registration;
    }

    @Bean
    Fickle fickle() {
        return new Fickle();
    }

    /** Takes all money, and pays back as a test says. */
    static final class Fickle implements LocalProcessor {

        private volatile Function<Operation, Outcome> answer = Fickle::paid;

        void answerRefunds(Function<Operation, Outcome> how) {
            answer = how;
        }

        static Outcome paid(Operation operation) {
            return new Succeeded("fickle-" + operation.id(), operation.amount());
        }

        @Override
        public String name() {
            return "fickle";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    Set.of(),
                    true,
                    true,
                    Duration.ofDays(7),
                    true,
                    new Retries("", Duration.ofDays(3_650), true),
                    Duration.ofSeconds(15),
                    false);
        }

        @Override
        public void check(String token) {}

        @Override
        public Outcome execute(Operation operation) {
            return operation.kind() == Kind.REFUND ? answer.apply(operation) : paid(operation);
        }

        @Override
        public Outcome find(Operation operation) {
            return new NotFound();
        }
    }
}
