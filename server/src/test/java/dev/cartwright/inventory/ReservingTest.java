package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.FROM;
import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.Goods.SHOP;
import static dev.cartwright.inventory.Goods.anOrder;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.Reservation.Shortage;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class ReservingTest {

    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @Autowired Goods goods;
    @TestBean Clock clock = clock();

    Sku tea = new Sku("replaced");
    Sku cup = new Sku("replaced");

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void ten_teas_and_ten_cups_on_the_shelf() {
        tea = goods.tenOnTheShelf();
        cup = goods.tenOnTheShelf();
    }

    @Test
    void a_refusal_names_every_shortage_and_leaves_nothing_taken() {
        var none = new Sku("NONE-" + tea);
        var order = anOrder();

        assertThat(goods.reserve(order, Map.of(tea, 11, cup, 1, none, 2)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.shortages())
                                        .containsExactlyInAnyOrder(
                                                new Shortage(tea, 11, 10),
                                                new Shortage(none, 2, 0)));

        assertStock(tea, 10, 0);
        assertStock(cup, 10, 0);
        assertThat(statuses(order)).isEmpty();
        assertThat(db.fetchCount(INVENTORY_MOVEMENTS, INVENTORY_MOVEMENTS.SKU.eq(cup)))
                .isEqualTo(1);
    }

    @Test
    void a_caller_who_would_commit_a_refusal_cannot() {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(_ ->
                                inventory.reserve(anOrder(), null, SHOP, FROM, Map.of(tea, 11))))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThatThrownBy(() -> inventory.reserve(anOrder(), null, SHOP, FROM, Map.of(tea, 1)))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertStock(tea, 10, 0);
    }

    @Test
    void it_is_said_whether_a_cart_took_them_or_an_order() {
        goods.anOrderOf(Map.of(tea, 1));
        var cart = new CartId(UUID.randomUUID());
        transaction.executeWithoutResult(_ -> inventory.hold(cart, SHOP, FROM, Map.of(cup, 1)));

        assertThat(causes(tea)).containsExactly("first delivery", "checkout");
        assertThat(causes(cup)).containsExactly("first delivery", "cart");
    }

    private List<String> causes(Sku sku) {
        return db.select(INVENTORY_MOVEMENTS.CAUSE)
                .from(INVENTORY_MOVEMENTS)
                .where(INVENTORY_MOVEMENTS.SKU.eq(sku))
                .orderBy(INVENTORY_MOVEMENTS.NUMBER)
                .fetch(INVENTORY_MOVEMENTS.CAUSE);
    }

    @Test
    void units_at_another_location_are_no_help() {
        stockroom.receive("north", Map.of(tea, 5), "transfer");

        assertThat(goods.reserve(anOrder(), Map.of(tea, 11)))
                .isEqualTo(new Refused(List.of(new Shortage(tea, 11, 10))));
        assertThat(
                        inventory.available(
                                new Sourcing(List.of(MAIN, "north"), null),
                                List.of(tea, new Sku("NONE"))))
                .isEqualTo(Map.of(tea, 15, new Sku("NONE"), 0));
    }

    @Test
    void one_order_is_promised_a_line_once() {
        var order = goods.anOrderOf(Map.of(tea, 3));

        assertThatThrownBy(() -> goods.reserve(order, Map.of(tea, 3)))
                .isInstanceOf(DuplicateKeyException.class);

        assertStock(tea, 10, 3);
    }

    @Test
    void reserving_is_one_statement_and_says_what_it_emptied(AssertablePublishedEvents events) {
        var wanted = Map.of(tea, 10, cup, 9);

        var seen =
                StatementCount.during(() ->
                        assertThat(goods.reserve(anOrder(), wanted))
                                .isEqualTo(new Held(CLOCK.instant().plus(ofMinutes(30)))));

        assertThat(seen.statements()).hasSize(1);
        assertThat(events.ofType(StockRanOut.class))
                .singleElement()
                .satisfies(event -> assertThat(event.sku()).isEqualTo(tea));
        assertStock(tea, 10, 10);
        assertStock(cup, 10, 9);
    }

    private void assertStock(Sku sku, int onHand, int reserved) {
        assertThat(inventory.levels(sku))
                .containsExactly(Goods.level(sku, MAIN, onHand, reserved, onHand - reserved));
    }

    private List<String> statuses(OrderId order) {
        return db.fetchValues(
                INVENTORY_RESERVATIONS.STATUS, INVENTORY_RESERVATIONS.ORDER_ID.eq(order));
    }
}
