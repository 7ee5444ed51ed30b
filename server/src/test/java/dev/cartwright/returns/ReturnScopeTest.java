package dev.cartwright.returns;

import static dev.cartwright.checkout.Limited.assertHidden;
import static dev.cartwright.returns.ReturnCounter.RETURNS;
import static dev.cartwright.returns.ReturnCounter.came;
import static dev.cartwright.returns.ReturnCounter.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Annex;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Limited;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody sees and does of returns who is limited to a channel. */
@ShopTest
@ExtendWith(BooksBalance.class)
class ReturnScopeTest {

    @Autowired Shelves shelves;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void a_second_channel() {
        Annex.open(db);
        shopper = new Shopper(port);
    }

    @AfterEach
    void one_channel_again() {
        Annex.close(db);
    }

    private Shopper in(String channel) {
        return new Limited(shopper, port)
                .toChannel(channel, "orders:read", "orders:write", "orders:money");
    }

    @Test
    void what_comes_back_to_another_channel_is_neither_seen_nor_touched() {
        var counter = new ReturnCounter(shopper);
        var order = counter.arrived(shelves.stocked(10, "19.99"), 2);
        var id = counter.request(order, wanted(order, 0, 1, "CHANGED_MIND")).text("/id");
        var other = in(Annex.CODE);
        var unknown = UUID.randomUUID();
        var why = "{\"reason\": \"worn\"}";
        var goods = "{\"lines\": [%s]}".formatted(came(order, 0, 1, "\"RESTOCK\""));

        assertHidden(
                other.asAdmin("GET", RETURNS + "/" + id, ""),
                other.asAdmin("GET", RETURNS + "/" + unknown, ""));
        for (var step : new String[] {"approval", "rejection", "cancellation", "completion"}) {
            var body = step.equals("rejection") ? why : "";
            assertHidden(
                    other.asAdmin("POST", RETURNS + "/" + id + "/" + step, body),
                    other.asAdmin("POST", RETURNS + "/" + unknown + "/" + step, body));
        }
        var key = "Idempotency-Key";
        assertHidden(
                other.asAdmin("POST", RETURNS + "/" + id + "/receipts", goods, key, "k-" + id),
                other.asAdmin("POST", RETURNS + "/" + unknown + "/receipts", goods, key, "k-1"));
        assertThat(
                        other.asAdmin(
                                        "POST",
                                        "/api/admin/orders/" + order.text("/id") + "/returns",
                                        "{\"lines\": [%s]}".formatted(wanted(order, 0, 1, "OTHER")),
                                        key,
                                        "r-" + id)
                                .type())
                .isEqualTo("/problems/unknown-order");
        var list = RETURNS + "?order=" + order.text("/id");
        assertThat(other.asAdmin("GET", list, "").json().at("/items")).isEmpty();

        assertThat(shopper.asAdmin("GET", RETURNS + "/" + id, "").text("/status"))
                .isEqualTo("REQUESTED");
        var own = in("default");
        assertThat(own.asAdmin("GET", list, "").json().at("/items")).hasSize(1);
        assertThat(own.asAdmin("POST", RETURNS + "/" + id + "/approval", "").text("/status"))
                .isEqualTo("APPROVED");
    }
}
