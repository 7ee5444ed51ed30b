package dev.cartwright.pricealerts;

import dev.cartwright.AsCustomer;
import dev.cartwright.MovableClock;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.customers.Customers;
import dev.cartwright.pricing.Prices;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A street with shoppers and a shop. */
@TestConfiguration(proxyBeanMethods = false)
@Import(AsCustomer.class)
class StreetConfiguration {

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
