package dev.cartwright.fulfilment;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.OrderCancellation;
import dev.cartwright.checkout.Race;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Of those who want the same units at once, one gets them. */
@ShopTest
@ExtendWith(BooksBalance.class)
class FulfilmentRaceTest {

    @Autowired Shelves shelves;
    @Autowired Fulfilments fulfilments;
    @Autowired Releases releases;
    @Autowired OrderCancellation cancellation;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Warehouse warehouse = new Warehouse(shopper);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas() {
        shopper = new Shopper(port);
        warehouse = new Warehouse(shopper);
        tea = shelves.stocked(10, "19.99");
    }

    @Test
    void twenty_cancels_at_once_are_one() throws Exception {
        var order = warehouse.bought(tea, 2);
        var answers = Race.of(nCopies(20, status(() -> warehouse.cancel(order))));

        assertThat(answers).filteredOn(it -> it == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it == 409).hasSize(19);
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        assertThat(warehouse.stands(order))
                .containsExactly("CANCELLED", "REFUNDING", "CANCELLED", "NONE");
    }

    @Test
    void a_parcel_that_is_sent_by_many_at_once_leaves_once() throws Exception {
        var order = warehouse.bought(tea, 2);
        var fulfilment = warehouse.release(order).text("/0/id");

        var answers = Race.of(nCopies(8, status(() -> warehouse.ship(fulfilment))));

        assertThat(answers).filteredOn(it -> it == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it == 409).hasSize(7);
        assertThat(shopper.units(tea)).containsExactly(8, 0, 8);
    }

    @Test
    void units_that_are_picked_and_cancelled_at_once_are_one_or_the_other() throws Exception {
        var order = warehouse.bought(tea, 2);
        var line = warehouse.line(order, 0);

        var answers =
                Race.of(
                        Stream.of(1, 2, 3, 4)
                                .flatMap(_ ->
                                        Stream.of(
                                                status(() -> warehouse.release(order, line, 2)),
                                                status(() ->
                                                        warehouse.cancelUnits(order, line, 1))))
                                .toList());

        assertThat(answers).filteredOn(it -> it == 201).hasSize(1);
        assertThat(warehouse.units(order, 0))
                .isIn(List.of(2, 0, 2, 0, 0, 0), List.of(2, 1, 0, 0, 0, 0));
    }

    @Test
    void what_is_being_picked_is_not_picked_again() throws Exception {
        var order = warehouse.bought(tea, 2);
        var second =
                new Meanwhile(transaction, db)
                        .of(
                                () -> releases.all(fulfilments.standing(id(order))),
                                () -> warehouse.release(order));

        assertThat(second.type()).isEqualTo("/problems/nothing-is-ready");
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 2, 0, 0, 0);
    }

    @Test
    void what_is_being_cancelled_does_not_leave() throws Exception {
        var order = warehouse.bought(tea, 2);
        var fulfilment = warehouse.release(order).text("/0/id");

        var answer =
                new Meanwhile(transaction, db)
                        .of(
                                () -> cancellation.cancel(id(order), "changed their mind"),
                                () -> warehouse.ship(fulfilment));

        assertThat(answer.type()).isEqualTo("/problems/order-not-placed");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
    }

    @Test
    void units_that_are_being_picked_are_not_cancelled() throws Exception {
        var order = warehouse.bought(tea, 2);
        var line = warehouse.line(order, 0);

        var answer =
                new Meanwhile(transaction, db)
                        .of(
                                () -> releases.all(fulfilments.standing(id(order))),
                                () -> warehouse.cancelUnits(order, line, 1));

        assertThat(answer.type()).isEqualTo("/problems/more-than-is-open");
        assertThat(warehouse.units(order, 0)).containsExactly(2, 0, 2, 0, 0, 0);
    }

    private static OrderId id(Answer order) {
        return new OrderId(UUID.fromString(order.text("/id")));
    }

    private static Callable<Integer> status(Callable<Answer> asked) {
        return () -> asked.call().status();
    }
}
