package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.Street.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;

import dev.cartwright.MovableClock;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Alerts that wait in vain, or long enough. */
@StreetTest
class EndingTest {

    @Autowired Street street;
    @Autowired Watch watch;
    @Autowired Heard heard;
    @Autowired Catalog catalog;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    CustomerId ada = new CustomerId(UUID.randomUUID());
    Sku tea = new Sku("replaced");
    String alert = "replaced";

    @BeforeEach
    void a_tea_somebody_waits_for() {
        street.open();
        ada = street.somebody();
        tea = street.tea("USD 10.00");
        alert = street.alert(ada, tea, target("8.00", "USD"));
    }

    @Test
    void with_its_product_an_alert_ends() {
        catalog.archive(Shop.CHANNEL, Street.slug(tea));
        street.hear(tea);
        watch.all();

        assertEnded("NO_LONGER_SOLD");
        street.costs(tea, "USD 1.00");
        assertThat(heard.of(tea)).isEmpty();
    }

    @Test
    void the_timer_finds_what_is_archived_though_nobody_said_so() {
        db.execute(
                "update catalog.products set status = 'ARCHIVED' where slug = ?",
                Street.slug(tea).value());

        watch.all();

        assertEnded("NO_LONGER_SOLD");
    }

    @Test
    void what_is_only_off_sale_or_has_no_price_is_waited_for_still() {
        db.execute(
                "update catalog.products set status = 'DRAFT' where slug = ?",
                Street.slug(tea).value());
        street.costs(tea, "USD 7.00");
        watch.all();
        assertThat(street.state(ada, alert)).isEqualTo("ARMED");

        db.execute(
                "update catalog.products set status = 'ACTIVE' where slug = ?",
                Street.slug(tea).value());
        watch.all();

        assertThat(heard.prices(tea)).containsExactly("USD 7.00");
    }

    @Test
    void after_a_year_without_a_change_an_alert_ends_untold() {
        clock.move(Duration.ofDays(364));
        street.as(ada, PATCH, Street.ALERTS + "/" + alert, "{\"percentage\": 10}");
        clock.move(Duration.ofDays(364));
        watch.all();
        assertThat(street.state(ada, alert)).isEqualTo("ARMED");

        clock.move(Duration.ofDays(1));
        street.costs(tea, "USD 1.00");
        assertThat(heard.of(tea)).isEmpty();
        watch.all();

        assertEnded("EXPIRED");
        assertThat(heard.of(tea)).isEmpty();
    }

    private void assertEnded(String reason) {
        var shown = street.show(ada, alert);
        assertThat(shown.at("/state").asString()).isEqualTo("ENDED");
        assertThat(shown.at("/endReason").asString()).isEqualTo(reason);
        assertThat(shown.at("/endedAt").isNull()).isFalse();
    }
}
