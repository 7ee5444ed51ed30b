package dev.cartwright.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.refunds.RefundShop.RefundTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody gives back more than 50 dollars of an order alone. */
@RefundTest
class SecondPersonTest {

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @LocalServerPort int port;

    Staff ada = new Staff(new Shopper(0), "nobody");
    Staff bob = ada;
    String id = "";

    /** 100.00, delivery 5.99, tax 7.25: 113.24. */
    @BeforeEach
    void ten_teas_are_sold() {
        ada = new Staff(new Shopper(port), "ada");
        bob = new Staff(new Shopper(port), "bob");
        var order = ada.sold(shelves.stocked(10, "10.00"), 10, "sandbox");
        id = order.text("/id");
    }

    @Test
    void above_the_limit_nothing_is_promised_before_a_second_person_agrees() {
        var asked = ada.giveBackAmount(id, "50.01");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("/status")).isEqualTo("REQUESTED");
        assertThat(asked.json().at("/operation").isNull()).isTrue();
        assertThat(ada.sum(id, "refunding")).isEqualTo("0.00");
        assertThat(ada.paymentStatus(id)).isEqualTo("CAPTURED");
        assertThat(ledger.entriesOf(UUID.fromString(asked.text("/id")))).isEmpty();
        assertThat(ada.decide(asked, "retry").type()).isEqualTo("/problems/refund-not-granted");
    }

    @Test
    void who_asked_cannot_agree() {
        var asked = ada.giveBackAmount(id, "50.01");

        var refused = ada.decide(asked, "approval");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).isEqualTo("/problems/second-person-needed");
        assertThat(ada.refund(asked).text("/status")).isEqualTo("REQUESTED");
        assertThat(ada.sum(id, "refunded")).isEqualTo("0.00");
    }

    @Test
    void a_second_person_grants_exactly_what_was_asked_for_and_once() {
        var asked = ada.giveBackAmount(id, "50.01");

        var granted = bob.decide(asked, "approval");

        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.text("/status")).isEqualTo("GRANTED");
        assertThat(granted.text("/decidedBy")).isEqualTo("STAFF:bob");
        assertThat(granted.json().at("/shares")).isEqualTo(asked.json().at("/shares"));
        assertThat(ada.sum(id, "refunded")).isEqualTo("50.01");
        for (var late : new String[] {"approval", "rejection"}) {
            var again = bob.decide(asked, late);
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.type()).isEqualTo("/problems/refund-decided");
            assertThat(again.text("/state")).isEqualTo("GRANTED");
        }
        assertThat(ada.sum(id, "refunded")).isEqualTo("50.01");
    }

    @Test
    void several_small_ones_by_one_person_are_a_large_one() {
        assertThat(ada.giveBackAmount(id, "30.00").text("/status")).isEqualTo("GRANTED");
        assertThat(ada.giveBackAmount(id, "20.00").text("/status")).isEqualTo("GRANTED");

        assertThat(ada.giveBackAmount(id, "0.01").text("/status")).isEqualTo("REQUESTED");
        assertThat(bob.giveBackAmount(id, "50.00").text("/status")).isEqualTo("GRANTED");
    }

    @Test
    void what_a_second_person_has_seen_does_not_count_against_the_first() {
        var large = ada.giveBackAmount(id, "60.00");
        assertThat(bob.decide(large, "approval").status()).isEqualTo(201);

        assertThat(ada.giveBackAmount(id, "50.00").text("/status")).isEqualTo("GRANTED");
    }

    @Test
    void what_waits_holds_its_share_until_it_is_rejected() {
        var asked = ada.giveBackAmount(id, "100.00");

        var more = bob.giveBackAmount(id, "13.25");
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.text("/left/amount")).isEqualTo("13.24");
        var rejected = ada.decide(asked, "rejection");

        assertThat(rejected.status()).isEqualTo(201);
        assertThat(rejected.text("/status")).isEqualTo("REJECTED");
        assertThat(rejected.text("/decidedBy")).isEqualTo("STAFF:ada");
        assertThat(bob.decide(asked, "approval").type()).isEqualTo("/problems/refund-decided");
        assertThat(bob.giveBackAmount(id, "13.25").status()).isEqualTo(201);
    }

    @Test
    void a_cancelled_order_has_nothing_that_waits() {
        var asked = ada.giveBackAmount(id, "100.00");
        bob.post("/api/admin/orders/" + id + "/cancellation", "{\"reason\": \"late\"}");

        assertThat(ada.refund(asked).text("/status")).isEqualTo("REJECTED");
        assertThat(ada.refund(asked).text("/decidedBy")).isEqualTo("STAFF:bob");
        assertThat(ada.sum(id, "refunding")).isEqualTo("113.24");
    }

    @Test
    void what_waits_is_listed() {
        var asked = ada.giveBackAmount(id, "100.00");
        var granted = ada.giveBackAmount(id, "1.00");

        var waiting = bob.get("/api/admin/refunds?status=REQUESTED&limit=100").body();

        assertThat(waiting).contains(asked.text("/id")).doesNotContain(granted.text("/id"));
        assertThat(bob.get("/api/admin/refunds?status=LOST").status()).isEqualTo(400);
    }
}
