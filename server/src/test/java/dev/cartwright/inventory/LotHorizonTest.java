package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Lots leave what may be promised as they age, and come back where the rule is another one. */
@ApplicationModuleTest
@Import(TestDatabase.class)
class LotHorizonTest {

    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Lots lots;
    @Autowired DSLContext db;
    @TestBean Clock clock = clock();

    Sku tea = new Sku("replaced");
    LotLabel label = LotLabel.NONE;

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void a_lot_that_may_be_sold_for_two_more_days() {
        tea = new Sku("TEA-" + UUID.randomUUID());
        label =
                new LotLabel(
                        "L1", LocalDate.ofInstant(CLOCK.instant(), CLOCK.getZone()).plusDays(2));
        receive(5);
        lots.withholdExpiring();
    }

    @Test
    void the_day_after_its_last_one_a_lot_is_withheld() {
        CLOCK.move(Duration.ofDays(2));
        assertThat(lots.withholdExpiring()).isZero();
        assertWithheld(0);

        CLOCK.move(Duration.ofDays(1));

        assertThat(lots.withholdExpiring()).isEqualTo(1);
        assertThat(lots.withholdExpiring()).isZero();
        assertWithheld(5);
    }

    @Test
    void a_lot_within_a_shorter_horizon_comes_back_also_where_only_the_settings_changed() {
        horizon(3);
        lots.withholdExpiring();
        assertWithheld(5);

        db.deleteFrom(STOCK_RULES).where(STOCK_RULES.SKU.eq(tea)).execute();

        assertThat(lots.withholdExpiring()).isEqualTo(1);
        assertThat(lots.withholdExpiring()).isZero();
        assertWithheld(0);
    }

    @Test
    void more_of_a_lot_that_expired_since_the_job_last_looked_is_never_promised() {
        CLOCK.move(Duration.ofDays(3));

        receive(4);

        assertWithheld(9);
    }

    private void horizon(int days) {
        db.insertInto(STOCK_RULES, STOCK_RULES.SKU, STOCK_RULES.HORIZON_DAYS)
                .values(tea, days)
                .execute();
    }

    private void receive(int units) {
        stockroom.receive(MAIN, List.of(new Arrival(tea, units, 100L, label)), "delivery");
    }

    private void assertWithheld(int units) {
        var level = inventory.levels(tea).getFirst();
        assertThat(level.withheld()).isEqualTo(units);
        assertThat(level.available()).isEqualTo(level.onHand() - units);
    }
}
