package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.Goods.anOrder;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Stockroom.Counted;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, Goods.class})
class UnshipTest {

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Dispatch dispatch;
    @Autowired Goods goods;
    @Autowired DSLContext db;

    @Test
    void a_parcel_that_never_left_ends_no_shortage() {
        var tea = goods.tenOnTheShelf();
        var first = anOrder();
        goods.reserve(first, Map.of(tea, 4));
        inventory.allocate(first);
        dispatch.ship(first, Map.of(tea, 4), null, "parcel");
        goods.anOrderOf(Map.of(tea, 6));
        stockroom.count(MAIN, List.of(new Counted(tea, 1, null)), "count");

        dispatch.unship(first, Map.of(tea, 3), null, "the van broke down");

        var item = db.fetchSingle(INVENTORY_ITEMS, INVENTORY_ITEMS.SKU.eq(tea));
        assertThat(item.getOnHand()).isEqualTo(4);
        assertThat(item.getReserved()).isEqualTo(9);
        assertThat(item.getShort()).isEqualTo(5);
    }
}
