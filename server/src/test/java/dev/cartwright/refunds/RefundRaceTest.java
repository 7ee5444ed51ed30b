package dev.cartwright.refunds;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.OrderCancellation;
import dev.cartwright.checkout.Race;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.refunds.RefundShop.Fickle;
import dev.cartwright.refunds.RefundShop.RefundTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Twenty at once who give back of one order. */
@RefundTest
class RefundRaceTest {

    @Autowired Shelves shelves;
    @Autowired Fickle processor;
    @Autowired OrderCancellation cancellation;
    @Autowired Refunds refunds;
    @Autowired Ids ids;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper line = new Shopper(0);
    Staff ada = new Staff(line, "nobody");

    @BeforeEach
    void a_fickle_processor_that_pays() {
        line = new Shopper(port);
        ada = new Staff(line, "ada");
        processor.answerRefunds(Fickle::paid);
    }

    @Test
    void no_more_units_go_back_than_were_bought() throws Exception {
        var order = ada.sold(shelves.stocked(10, "1.00"), 7, "fickle");

        var answers = race(_ -> ada.giveBack(order.text("/id"), order.text("/lines/0/id"), 1));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(7);
        assertThat(answers)
                .filteredOn(it -> it.status() == 409)
                .hasSize(13)
                .allMatch(it -> it.type().equals("/problems/more-units-than-are-left"));
        assertThat(ada.sum(order.text("/id"), "refunded")).isEqualTo("7.51");
    }

    /** 113.24, by twenty people. */
    @Test
    void no_more_money_goes_back_than_was_paid() throws Exception {
        var order = tenTeas();

        var answers =
                race(i ->
                        new Staff(line, "person-" + i).giveBackAmount(order.text("/id"), "10.00"));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(11);
        assertThat(answers)
                .filteredOn(it -> it.status() == 409)
                .hasSize(9)
                .allMatch(it -> it.text("/left/amount").equals("3.24"));
        assertThat(ada.sum(order.text("/id"), "refunded")).isEqualTo("110.00");
    }

    @Test
    void one_person_passes_the_limit_no_more_easily_by_being_quick() throws Exception {
        var order = tenTeas();

        var answers = race(_ -> ada.giveBackAmount(order.text("/id"), "10.00"));

        assertThat(answers).filteredOn(it -> it.text("/status").equals("GRANTED")).hasSize(5);
        assertThat(answers).filteredOn(it -> it.text("/status").equals("REQUESTED")).hasSize(6);
        assertThat(ada.sum(order.text("/id"), "refunded")).isEqualTo("50.00");
    }

    @Test
    void what_many_approve_at_once_is_paid_once() throws Exception {
        var order = tenTeas();
        var asked = ada.giveBackAmount(order.text("/id"), "51.00");

        var answers = race(i -> new Staff(line, "person-" + i).decide(asked, "approval"));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 409).hasSize(19);
        assertThat(ada.sum(order.text("/id"), "refunded")).isEqualTo("51.00");
    }

    @Test
    void what_many_send_again_at_once_is_paid_once() throws Exception {
        var order = tenTeas();
        processor.answerRefunds(_ -> new Declined("closed account"));
        var refund = ada.giveBackAmount(order.text("/id"), "10.00");
        processor.answerRefunds(Fickle::paid);

        var answers = race(i -> i % 2 == 0 ? ada.decide(refund, "retry") : ada.settle(refund));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 409).hasSize(19);
        assertThat(ada.sum(order.text("/id"), "refunded")).isEqualTo("10.00");
        assertThat(ada.sum(order.text("/id"), "refunding")).isEqualTo("0.00");
    }

    @Test
    void what_is_being_cancelled_is_not_given_back_as_well() throws Exception {
        var order = tenTeas();

        var refused =
                meanwhile(
                        () -> cancellation.cancel(id(order), "changed their mind"),
                        () -> ada.giveBackAmount(order.text("/id"), "10.00"));

        assertThat(refused.type()).isEqualTo("/problems/order-not-refundable");
        assertThat(ada.refunds(order.text("/id"))).isZero();
        assertThat(ada.sum(order.text("/id"), "refunding")).isEqualTo("113.24");
    }

    @Test
    void what_is_being_given_back_is_not_given_back_by_a_cancellation() throws Exception {
        var order = tenTeas();
        var five = new Refunds.Units(Map.of(line(order), 5), false, null, "broken");

        var cancelled =
                meanwhile(
                        () -> refunds.give(ids.next(), id(order), five),
                        () -> ada.cancel(order.text("/id")));

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(201);
        assertThat(ada.refunds(order.text("/id"))).isEqualTo(1);
        assertThat(ada.sum(order.text("/id"), "refunding")).isEqualTo("113.24");
    }

    private Answer meanwhile(Runnable first, Callable<Answer> second) throws Exception {
        return new Meanwhile(transaction, db).of(first, second);
    }

    private static OrderId id(Answer order) {
        return OrderId.valueOf(order.text("/id"));
    }

    private static UUID line(Answer order) {
        return UUID.fromString(order.text("/lines/0/id"));
    }

    private Answer tenTeas() {
        return ada.sold(shelves.stocked(10, "10.00"), 10, "fickle");
    }

    private static List<Answer> race(IntFunction<Answer> runner) throws Exception {
        return Race.of(
                range(0, 20).<Callable<Answer>>mapToObj(i -> () -> runner.apply(i)).toList());
    }
}
