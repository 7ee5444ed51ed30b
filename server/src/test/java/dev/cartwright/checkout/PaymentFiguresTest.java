package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How payments went, on a day of its own that nobody else has sold anything on. */
@ShopTest
@ExtendWith(BooksBalance.class)
class PaymentFiguresTest {

    @Autowired Shelves shelves;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void a_new_day() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "10.00");
        clock.move(Duration.ofDays(3));
        day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void wrong_days_are_named() {
        assertThat(figures("from=2026-01-02&to=2026-01-02").text("/errors/0/field"))
                .isEqualTo("to");
        assertThat(figures("from=2026-01-01&to=2028-01-01").text("/errors/0/field"))
                .isEqualTo("to");
        assertThat(figures("from=yesterday&to=2026-01-01").text("/errors/0/field"))
                .isEqualTo("from");
        assertThat(figures("channel=none&from=2026-01-01&to=2026-01-02").text("/errors/0/field"))
                .isEqualTo("channel");
    }

    @Test
    void a_day_has_what_was_begun_taken_and_declined_as_the_ledger_has_it() {
        shopper.buy(shopper.cart(tea, 1), "tok_approved");
        shopper.buy(shopper.cart(tea, 2), "tok_approved");
        shopper.buy(shopper.cart(tea, 1), "tok_declined");

        var answer = figures("from=%s&to=%s".formatted(day.minusDays(1), day.plusDays(2)));

        var taken = BigDecimal.ZERO;
        var begun = 0;
        var authorized = 0;
        for (JsonNode it : answer.json().at("/days")) {
            assertThat(it.at("/processor").asString()).isEqualTo("sandbox");
            assertThat(it.at("/country").asString()).isEqualTo("US");
            taken = taken.add(new BigDecimal(it.at("/captured/amount").asString()));
            begun += it.at("/begun").asInt();
            authorized += it.at("/authorized").asInt();
        }
        assertThat(begun).isEqualTo(3);
        assertThat(authorized).isEqualTo(2);
        assertThat(taken).isEqualByComparingTo(posted());
        assertThat(answer.text("/declines/0/reason")).isEqualTo("card_declined");
        assertThat(answer.json().at("/declines/0/declines").asInt()).isEqualTo(1);
    }

    /** What the ledger says was captured since the day before. */
    private BigDecimal posted() {
        return db.fetchSingle(
                        """
                        select sum(debit_minor) / 100.0 from ledger.transactions transaction
                        join ledger.entries entry on entry.transaction_id = transaction.id
                        where kind = 'payment-captured' and at >= ?::date
                        """,
                        day.minusDays(1).toString())
                .get(0, BigDecimal.class);
    }

    private Answer figures(String query) {
        return shopper.asAdmin("GET", "/api/admin/figures/payments?" + query, "");
    }
}
