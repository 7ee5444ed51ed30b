package dev.cartwright.returns;

import static dev.cartwright.returns.ReturnCounter.came;
import static dev.cartwright.returns.ReturnCounter.line;
import static dev.cartwright.returns.ReturnCounter.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.refunds.Refunds;
import dev.cartwright.returns.NewReceipt.NewReceiptLine;
import dev.cartwright.returns.NewReturn.NewReturnLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class ReturnRaceTest {

    private static final String RESTOCK = "\"RESTOCK\"";

    @Autowired Shelves shelves;
    @Autowired ReturnRequests returns;
    @Autowired Receiving receiving;
    @Autowired Refunds refunds;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    ReturnCounter counter = new ReturnCounter(shopper);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas() {
        shopper = new Shopper(port);
        counter = new ReturnCounter(shopper);
        tea = shelves.stocked(10, "19.99");
    }

    @Test
    void the_last_units_are_sent_back_once() throws Exception {
        var order = counter.arrived(tea, 1);
        var wanted =
                new NewReturn(
                        List.of(
                                new NewReturnLine(
                                        id(line(order, 0)), 1, ReturnReason.OTHER, null)));

        var second =
                new Meanwhile(transaction, db)
                        .of(
                                () ->
                                        returns.request(
                                                UUID.randomUUID(), order(order), wanted, false),
                                () -> counter.request(order, wanted(order, 0, 1, "OTHER")));

        assertThat(second.type()).isEqualTo("/problems/more-than-was-sent");
        assertThat(counter.own(order, "GET", "", "").json().size()).isEqualTo(1);
    }

    @Test
    void a_parcel_that_is_being_received_is_not_received_again() throws Exception {
        var order = counter.arrived(tea, 1);
        var asked = counter.approved(order, wanted(order, 0, 1, "OTHER"));
        var parcel =
                new NewReceipt(
                        List.of(
                                new NewReceiptLine(
                                        id(line(order, 0)), Condition.RESTOCK, 1, null, null)),
                        null,
                        null);

        var second =
                new Meanwhile(transaction, db)
                        .of(
                                () -> receiving.receive(UUID.randomUUID(), id(asked), parcel),
                                () -> counter.receive(asked, came(order, 0, 1, RESTOCK)));

        assertThat(second.type()).isEqualTo("/problems/return-not-ready");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        assertThat(counter.refunds(order)).hasSize(1);
    }

    @Test
    void units_that_are_being_given_back_are_not_given_back_by_a_receipt() throws Exception {
        var order = counter.arrived(tea, 2);
        var asked = counter.approved(order, wanted(order, 0, 1, "OTHER"));
        var both = new Refunds.Units(Map.of(id(line(order, 0)), 2), false, null, "sorry");

        var received =
                new Meanwhile(transaction, db)
                        .of(
                                () -> refunds.give(UUID.randomUUID(), order(order), both),
                                () -> counter.receive(asked, came(order, 0, 1, RESTOCK)));

        assertThat(received.status()).as(received.body()).isEqualTo(201);
        assertThat(received.text("/receipts/0/amount/amount")).isEqualTo("0.00");
        assertThat(counter.refunds(order)).hasSize(1);
        assertThat(shopper.units(tea)).containsExactly(9, 0, 9);
    }

    private static UUID id(Answer it) {
        return id(it.text("/id"));
    }

    private static UUID id(String it) {
        return UUID.fromString(it);
    }

    private static OrderId order(Answer it) {
        return new OrderId(id(it));
    }
}
