package dev.cartwright.refunds;

import static dev.cartwright.checkout.Limited.assertHidden;
import static dev.cartwright.checkout.Limited.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Annex;
import dev.cartwright.checkout.Limited;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.refunds.RefundShop.Fickle;
import dev.cartwright.refunds.RefundShop.RefundTest;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of money who is limited to a channel. */
@RefundTest
class MoneyScopeTest {

    private static final String PAYMENTS = "/api/admin/payments";
    private static final String REFUNDS = "/api/admin/refunds";
    private static final String UNKNOWN = UUID.randomUUID().toString();

    @Autowired Shelves shelves;
    @Autowired Fickle processor;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Staff ada = new Staff(new Shopper(0), "nobody");
    Staff here = ada;
    Staff elsewhere = ada;
    String order = "";
    String payment = "";

    /** 100.00, delivery 5.99, tax 7.25: 113.24. */
    @BeforeEach
    void ten_teas_are_sold_here() {
        Annex.open(db);
        ada = new Staff(new Shopper(port), "ada");
        order = ada.sold(shelves.stocked(10, "10.00"), 10, "sandbox").text("/id");
        payment = ada.get(PAYMENTS + "?order=" + order).text("/items/0/id");
        here = in("default");
        elsewhere = in(Annex.CODE);
    }

    @AfterEach
    void one_channel_again() {
        processor.answerRefunds(Fickle::paid);
        Annex.close(db);
    }

    private Staff in(String channel) {
        var key =
                new Limited(ada.line(), port)
                        .toChannel(channel, "payments:read", "payments:money", "payments:approve");
        return new Staff(key, channel);
    }

    @Test
    void payments_of_another_channel_are_neither_seen_nor_touched() {
        var operation = ada.get(PAYMENTS + "/" + payment).text("/operations/0/id");

        for (var path : new String[] {"", "/operations/" + operation}) {
            assertHidden(
                    elsewhere.get(PAYMENTS + "/" + payment + path),
                    elsewhere.get(PAYMENTS + "/" + UNKNOWN + path));
            assertThat(here.get(PAYMENTS + "/" + payment + path).status()).isEqualTo(200);
        }
        Map.of(
                        "/captures",
                        "{}",
                        "/voids",
                        "",
                        "/review",
                        "{\"decision\": \"REJECT\"}",
                        "/operations/" + operation + "/resolution",
                        "{\"decision\": \"NOT_MOVED\", \"note\": \"looked\"}",
                        "/operations/" + operation + "/retry",
                        "",
                        "/operations/" + operation + "/settlement",
                        "{\"note\": \"in cash\"}")
                .forEach((step, body) ->
                        assertHidden(
                                elsewhere.post(PAYMENTS + "/" + payment + step, body),
                                elsewhere.post(PAYMENTS + "/" + UNKNOWN + step, body)));
        assertThat(elsewhere.get(PAYMENTS + "?order=" + order).json().at("/items")).isEmpty();
        assertThat(here.get(PAYMENTS + "?order=" + order).json().at("/items")).hasSize(1);
        assertThat(ada.get(PAYMENTS + "/" + payment).text("/payment/state")).isEqualTo("CAPTURED");
    }

    @Test
    void of_another_channel_nobody_gives_back_allows_or_settles() {
        var asked = here.giveBackAmount(order, "50.01");
        var id = asked.text("/id");
        assertThat(asked.text("/status")).isEqualTo("REQUESTED");

        assertHidden(
                elsewhere.giveBackAmount(order, "1.00"), elsewhere.giveBackAmount(UNKNOWN, "1.00"));
        assertHidden(elsewhere.get(REFUNDS + "/" + id), elsewhere.get(REFUNDS + "/" + UNKNOWN));
        for (var step : new String[] {"/approval", "/rejection", "/retry", "/settlement"}) {
            var body = step.equals("/settlement") ? "{\"note\": \"in cash\"}" : "";
            assertHidden(
                    elsewhere.post(REFUNDS + "/" + id + step, body),
                    elsewhere.post(REFUNDS + "/" + UNKNOWN + step, body));
        }
        assertThat(elsewhere.refunds(order)).isZero();
        assertThat(elsewhere.get(REFUNDS + "?limit=100").body()).doesNotContain(id);

        assertThat(here.refunds(order)).isEqualTo(1);
        assertThat(here.get(REFUNDS + "?limit=100").body()).contains(id);
        assertThat(ada.decide(asked, "approval").text("/status")).isEqualTo("GRANTED");
        assertThat(here.sum(order, "refunded")).isEqualTo("50.01");
    }

    @Test
    void what_only_a_person_can_settle_is_listed_to_those_of_the_channel() {
        processor.answerRefunds(_ -> new Declined("closed account"));
        var sold = ada.sold(shelves.stocked(10, "10.00"), 1, "fickle").text("/id");
        var operation = ada.giveBackAmount(sold, "1.00").text("/operation");
        var list = PAYMENTS + "/operations?limit=100";

        assertThat(here.get(list).body()).contains(operation);
        assertThat(elsewhere.get(list).status()).isEqualTo(200);
        assertThat(elsewhere.get(list).json().at("/items")).isEmpty();
    }

    @Test
    void figures_are_of_the_own_channel() {
        var days = "&from=2026-01-01&to=2026-01-02";

        assertRefused(
                elsewhere.get("/api/admin/figures/payments?channel=default" + days),
                403,
                "scope-too-narrow");
        assertThat(here.get("/api/admin/figures/payments?channel=default" + days).status())
                .isEqualTo(200);
    }

    @Test
    void money_that_came_by_hand_is_noted_in_the_own_channel() {
        var receipts = "/api/admin/orders/" + order + "/receipts";
        var unknown = "/api/admin/orders/" + UNKNOWN + "/receipts";
        var body = "{\"reference\": \"statement 7\"}";

        assertHidden(elsewhere.get(receipts), elsewhere.get(unknown));
        assertHidden(elsewhere.post(receipts, body), elsewhere.post(unknown, body));
        assertThat(here.get(receipts).status()).isEqualTo(200);
        assertThat(here.post(receipts, body).type()).isEqualTo("/problems/nothing-is-due-by-hand");
    }
}
