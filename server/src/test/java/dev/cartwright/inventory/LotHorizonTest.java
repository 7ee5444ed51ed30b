package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.support.TransactionTemplate;

/** Lots leave what may be promised as they age, and come back where the rule is another one. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class LotHorizonTest {

    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Lots lots;
    @Autowired Dispatch dispatch;
    @Autowired TransactionTemplate transaction;
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

    @Test
    void what_expires_first_leaves_first() {
        assertThat(sevenOfTen(later(), () -> {})).containsExactly("L1 0", "L2 3");
    }

    @Test
    void what_has_no_label_leaves_last_though_it_came_before_what_never_expires() {
        stockroom.receive(MAIN, Map.of(tea, 5), "loose");
        CLOCK.move(Duration.ofMinutes(1));

        assertThat(sevenOfTen(new LotLabel("L2", null), () -> {})).containsExactly("L1 0", "L2 3");
    }

    @Test
    void what_is_within_the_horizon_leaves_last_for_who_was_promised_it_before() {
        var left =
                sevenOfTen(
                        later(),
                        () -> {
                            horizon(3);
                            lots.withholdExpiring();
                        });

        assertThat(left).containsExactly("L1 3", "L2 0");
        assertWithheld(3);
    }

    private LotLabel later() {
        return new LotLabel("L2", Objects.requireNonNull(label.expiresOn()).plusDays(30));
    }

    /** Of five and of five of another lot; answers what is left of each. */
    private List<String> sevenOfTen(LotLabel other, Runnable meanwhile) {
        stockroom.receive(MAIN, List.of(new Arrival(tea, 5, 100L, other)), "delivery");
        var order = Goods.anOrder();
        transaction.executeWithoutResult(
                _ -> inventory.reserve(order, null, Goods.SHOP, Goods.FROM, Map.of(tea, 7)));
        inventory.allocate(order);
        meanwhile.run();

        dispatch.ship(order, Map.of(tea, 7), null, "sent");

        return db.selectFrom(LOT_STOCK)
                .where(LOT_STOCK.SKU.eq(tea))
                .and(LOT_STOCK.NUMBER.ne("-"))
                .orderBy(LOT_STOCK.NUMBER)
                .fetch(lot -> lot.getNumber() + " " + lot.getOnHand());
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
