package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.anOrder;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class BundleRaceTest {

    @Autowired Inventory inventory;
    @Autowired Bundles bundles;
    @Autowired Goods goods;
    @Autowired DSLContext db;
    @Autowired Auditor auditor;

    Sku tea = new Sku("replaced");
    Sku cup = new Sku("replaced");
    Sku pair = new Sku("replaced");
    Sku set = new Sku("replaced");

    @BeforeEach
    void two_bundles_that_share_a_tea() {
        tea = goods.tenOnTheShelf();
        cup = goods.tenOnTheShelf();
        pair = new Sku("TEA-" + UUID.randomUUID());
        set = new Sku("TEA-" + UUID.randomUUID());
        bundles.compose(pair, Map.of(tea, 2));
        bundles.compose(set, Map.of(tea, 2, cup, 1));
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void bundles_that_share_a_component_race_for_it_and_nothing_is_oversold() throws Exception {
        var orders = new ArrayList<Callable<Reservation>>();
        for (int i = 0; i < 20; i++) {
            orders.add(() -> goods.reserve(anOrder(), Map.of(pair, 1)));
            orders.add(() -> goods.reserve(anOrder(), Map.of(set, 1)));
        }

        assertThat(held(orders)).isEqualTo(5);

        assertThat(inventory.levels(tea)).extracting(StockLevel::reserved).containsExactly(10);
        assertThat(inventory.available(Goods.FROM, List.of(tea, pair, set)))
                .isEqualTo(Map.of(tea, 0, pair, 0, set, 0));
    }

    @Test
    void two_lines_that_draw_on_one_item_race_with_others_for_it() throws Exception {
        Callable<Reservation> order = () -> goods.reserve(anOrder(), Map.of(pair, 1, tea, 2));

        assertThat(held(nCopies(12, order))).isEqualTo(2);

        assertThat(inventory.levels(tea)).extracting(StockLevel::reserved).containsExactly(8);
        assertThat(
                        db.fetchValues(
                                INVENTORY_RESERVATIONS.QUANTITY,
                                INVENTORY_RESERVATIONS.SKU.eq(tea)))
                .containsExactly(2, 2, 2, 2);
    }

    private static int held(List<Callable<Reservation>> orders) throws Exception {
        var held = 0;
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (var done : pool.invokeAll(orders)) {
                held += done.get() instanceof Held ? 1 : 0;
            }
        }
        return held;
    }
}
