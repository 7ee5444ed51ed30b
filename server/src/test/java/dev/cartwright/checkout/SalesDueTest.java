package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where no server looks at what was sold, the audit says so: by its own clock. */
@ShopTest
class SalesDueTest {

    @Autowired Shelves shelves;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    @Test
    void what_nobody_looked_at_for_an_hour_is_missed() {
        var shopper = new Shopper(port);
        var order = shopper.buy(shopper.cart(shelves.stocked(5, "10.00"), 1), "tok_approved");
        clock.move(Duration.ofMinutes(59));
        assertThat(missed()).doesNotContain(order.text("/id"));

        clock.move(Duration.ofMinutes(2));

        assertThat(missed()).contains(order.text("/id"));
        var looks = shopper.asAdmin("GET", "/api/admin/sales/figures?from=2026-01-01", "");
        assertThat(looks.status()).as(looks.body()).isEqualTo(200);
        assertThat(missed()).doesNotContain(order.text("/id"));
    }

    private List<String> missed() {
        var anHour = new SalesAuditSettings(Duration.ofHours(1));
        return new SalesInvariants().salesEqualTheBooks(db, clock, anHour).check().violations();
    }
}
