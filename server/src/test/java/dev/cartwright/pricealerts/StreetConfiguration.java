package dev.cartwright.pricealerts;

import dev.cartwright.MovableClock;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.customers.Customers;
import dev.cartwright.platform.Actor;
import dev.cartwright.pricing.Prices;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Who asks is said by a header, as a session says it in the shop. */
@TestConfiguration(proxyBeanMethods = false)
class StreetConfiguration {

    static final String ME = "X-Test-Customer";

    /** After the filter that names the actor. */
    @Bean
    @Order(0)
    Filter askedByShopper() {
        return (request, response, chain) -> {
            var me = ((HttpServletRequest) request).getHeader(ME);
            if (me == null) {
                chain.doFilter(request, response);
                return;
            }
            var actor = new Actor(Actor.Kind.CUSTOMER, me, Actor.current().requestId());
            try {
                ScopedValue.where(Actor.CURRENT, actor)
                        .call(() -> {
                            chain.doFilter(request, response);
                            return me;
                        });
            } catch (Exception e) {
                throw new IOException(e);
            }
        };
    }

    @Bean
    Street street(
            Catalog catalog,
            Prices prices,
            Customers customers,
            TransactionTemplate transaction,
            MockMvcTester http,
            DSLContext db,
            MovableClock clock) {
        return new Street(catalog, prices, customers, transaction, http, db, clock);
    }
}
