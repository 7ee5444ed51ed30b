package dev.cartwright.alerts;

import static dev.cartwright.alerts.StockAlertKind.EXPIRED;
import static dev.cartwright.alerts.StockAlertKind.EXPIRING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.StockFacts;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, Warehouse.class, Heard.class})
class ExpiryTest {

    @Autowired Warehouse warehouse;
    @Autowired StockFacts facts;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    @Test
    void each_lot_is_told_of_two_weeks_ahead_then_that_it_has_expired_until_it_is_gone() {
        var tea = Warehouse.tea();
        var today = facts.today();
        warehouse.receiveLot(tea, 3, "L-1", today.plusDays(15));
        warehouse.receiveLot(tea, 4, "L-2", today.plusDays(14));
        warehouse.receiveLot(tea, 5, "L-3", today.plusDays(100));
        warehouse.look();
        var soon = requireNonNull(warehouse.open(EXPIRING, tea));
        assertThat(soon.getLot()).isEqualTo("L-2");
        assertThat(soon.getUnits()).isEqualTo(4);
        assertThat(soon.getExpiresOn()).isEqualTo(today.plusDays(14));

        clock.move(Duration.ofDays(1));
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("EXPIRING", "EXPIRING");

        clock.move(Duration.ofDays(14));
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("EXPIRED", "EXPIRING");
        assertThat(requireNonNull(warehouse.open(EXPIRED, tea)).getLot()).isEqualTo("L-2");

        warehouse.stockroom().adjust(tea, "main", -4, "L-2", "thrown away");
        warehouse.look();
        assertThat(warehouse.openKinds(tea)).containsExactly("EXPIRING");
        assertThat(warehouse.alerts(EXPIRING, tea)).hasSize(2);
    }

    @Test
    void a_sku_whose_lots_leave_the_sale_earlier_is_told_of_earlier() {
        var tea = Warehouse.tea();
        db.execute(
                "insert into inventory.stock_rules (sku, horizon_days) values (?, 60)", tea.code());
        warehouse.receiveLot(tea, 3, "L-1", facts.today().plusDays(60));
        warehouse.receiveLot(tea, 3, "L-2", facts.today().plusDays(61));
        warehouse.look();

        assertThat(requireNonNull(warehouse.open(EXPIRING, tea)).getLot()).isEqualTo("L-1");
    }
}
