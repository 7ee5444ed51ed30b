package dev.cartwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatementCount;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.platform.PatientListener;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;

/** A shop that names no server of Kafka. That its purchase has 20 round trips is tested there. */
@ShopTest
class NoKafkaTest {

    @Autowired ListableBeanFactory beans;
    @Autowired Shelves shelves;
    @LocalServerPort int port;

    @Test
    void nothing_of_it_is_there() {
        assertThat(beans.getBeanNamesForType(OrderNews.class)).isEmpty();
        assertThat(beans.getBeanNamesForType(PatientListener.class)).isEmpty();
        assertThat(beans.getBeanNamesForType(KafkaOperations.class)).isEmpty();
        assertThat(beans.getBeanNamesForType(KafkaProperties.class)).isEmpty();
    }

    @Test
    void a_purchase_writes_no_line_for_it() {
        var shopper = new Shopper(port);
        var cart = shopper.cart(shelves.stocked(10, "19.99"), 1);

        var seen = StatementCount.everywhere(() -> shopper.buy(cart, "tok_approved"));

        // The confirmation by mail alone; nobody else hears of orders.
        assertThat(seen.statements())
                .filteredOn(it -> it.toLowerCase(Locale.ROOT).startsWith("insert into events."))
                .hasSize(1);
    }
}
