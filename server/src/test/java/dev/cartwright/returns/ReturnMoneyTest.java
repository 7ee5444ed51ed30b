package dev.cartwright.returns;

import static dev.cartwright.returns.ReturnCounter.line;
import static dev.cartwright.returns.ReturnCounter.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.catalog.Variant;
import dev.cartwright.checkout.BooksBalance;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Ids;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import dev.cartwright.rates.TaxRate;
import dev.cartwright.refunds.Payouts;
import dev.cartwright.returns.NewReceipt.NewReceiptLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes back for units that came, to the cent; each channel by its own rules. */
@ShopTest
@ExtendWith(BooksBalance.class)
class ReturnMoneyTest {

    private static final String DELIVERY =
            """
            {"email": "ada@example.org", "method": "standard", "address": {
                "name": "Ada Lovelace", "line1": "1 Main St", "city": "San Jose", "region": "CA",
                "postalCode": "95101", "country": "US"}}
            """;

    @Autowired Shelves shelves;
    @Autowired Rates rates;
    @Autowired Receiving receiving;
    @Autowired Payouts payouts;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Ids ids;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    ReturnCounter counter = new ReturnCounter(shopper);

    @BeforeEach
    void somebody_who_buys() {
        shopper = new Shopper(port);
        counter = new ReturnCounter(shopper);
    }

    /** 59.97 at 7.25 % and 20.02 at 2.5 %, less 10 %, delivery 5.99: 82.34. */
    @Test
    void shares_of_discount_and_tax_go_back_less_a_fee_for_who_thought_better_of_it() {
        var order = new MixedBasket(shopper, shelves, rates).twoRatesLessTenPercent();
        assertThat(order.text("/totals/total/amount")).as(order.body()).isEqualTo("82.34");
        var tea = order.text("/lines/0/quantity").equals("3") ? 0 : 1;
        var book = 1 - tea;
        var first = counter.approved(order, wanted(order, tea, 1, "CHANGED_MIND"));
        var rest =
                counter.approved(
                        order,
                        wanted(order, tea, 2, "DAMAGED"),
                        wanted(order, book, 2, "WRONG_ITEM"));

        receive("15", "WHEN_OURS", first, came(order, tea, 1));
        receive("15", "WHEN_OURS", rest, came(order, book, 1));
        receive("15", "WHEN_OURS", rest, came(order, tea, 2), came(order, book, 1));

        assertThat(counter.refunds(order))
                .containsExactly(
                        List.of("49.99", "5.00", "0.00", "2.83", "47.82"),
                        List.of("10.01", "1.00", "0.00", "0.23", "9.24"),
                        List.of("16.99", "1.70", "0.00", "1.11", "16.40"));
        assertThat(counter.stands(order).get(2)).isEqualTo("RETURNED");
        var url = "/api/admin/orders/" + order.text("/id") + "/refunds";
        assertThat(shopper.asAdmin("GET", url, "").text("/items/2/fee/amount")).isEqualTo("2.89");
        // The fee is neither given back nor left to be: what is left is the delivery.
        var left =
                shopper.post(
                        url,
                        "{\"reason\": \"all that is left\"}",
                        "Authorization",
                        "Bearer " + shopper.adminKey(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(left.text("/shares/total/amount")).isEqualTo("5.99");
    }

    /** Of 39.98 are 2.70 tax: of one 18.64 and 1.35, of which a tenth is kept. */
    @Test
    void where_prices_have_their_tax_in_them_it_goes_back_out_of_them() {
        var order = grossOrder();
        var asked = counter.approved(order, wanted(order, 0, 2, "DOES_NOT_FIT"));

        receive("10", "NEVER", asked, came(order, 0, 1));
        receive("10", "NEVER", asked, came(order, 0, 1));

        assertThat(counter.refunds(order))
                .containsExactly(
                        List.of("16.78", "0.00", "0.00", "1.22", "18.00"),
                        List.of("16.78", "0.00", "0.00", "1.22", "18.00"));
    }

    private Answer grossOrder() {
        var gross = new ChannelId("gross-" + UUID.randomUUID().toString().substring(0, 8));
        db.execute(
                """
                insert into platform.channels (channel_id, name, currencies, locale, time_zone,
                    prices_include_tax, stock_locations)
                values ('%s', 'Gross', array['USD'], 'en-US', 'UTC', true, array['main'])
                """
                        .formatted(gross.code()));
        rates.add(
                List.of(
                        ShippingMethod.flat(
                                gross, "standard", "Standard", Money.parse("USD 5.99"), Set.of())),
                List.of(
                        new TaxRate(
                                gross,
                                "US",
                                "CA",
                                Variant.STANDARD_TAX,
                                new BigDecimal("0.0725"))));
        var tea =
                new MixedBasket(shopper, shelves, rates)
                        .stocked(gross, Variant.STANDARD_TAX, "19.99");
        var cart =
                shopper.post(
                                "/api/carts",
                                "{\"currency\": \"USD\", \"channel\": \"%s\"}"
                                        .formatted(gross.code()))
                        .text("/id");
        shopper.post("/api/carts/" + cart + "/items", MixedBasket.item(tea, 2));
        shopper.send("PUT", "/api/carts/" + cart + "/delivery", DELIVERY);
        var order = shopper.buy(cart, "tok_approved");
        assertThat(order.text("/totals/tax/amount")).as(order.body()).isEqualTo("2.70");
        counter.deliver(counter.ship(order));
        return order;
    }

    @Test
    void the_delivery_goes_back_with_the_last_unit_if_all_of_it_was_the_merchants_fault() {
        var order = counter.arrived(shelves.stocked(10, "10.00"), 2);
        var asked = counter.approved(order, wanted(order, 0, 2, "DAMAGED"));

        receive("15", "WHEN_OURS", asked, came(order, 0, 1));
        receive("15", "WHEN_OURS", asked, came(order, 0, 1));

        assertThat(counter.refunds(order))
                .containsExactly(
                        List.of("10.00", "0.00", "5.99", "0.72", "16.71"),
                        List.of("10.00", "0.00", "0.00", "0.73", "10.73"));
    }

    @Test
    void nothing_is_given_back_for_units_whose_money_went_back_before() {
        var order = counter.arrived(shelves.stocked(10, "19.99"), 2);
        var asked = counter.approved(order, wanted(order, 0, 2, "DAMAGED"));
        shopper.post(
                "/api/admin/orders/" + order.text("/id") + "/refunds",
                "{\"reason\": \"sorry\", \"lines\": [{\"line\": \"%s\", \"quantity\": 1}]}"
                        .formatted(line(order, 0)),
                "Authorization",
                "Bearer " + shopper.adminKey(),
                "Idempotency-Key",
                UUID.randomUUID().toString());

        var first = counter.receive(asked, ReturnCounter.came(order, 0, 1, "\"RESTOCK\""));
        var second = counter.receive(asked, ReturnCounter.came(order, 0, 1, "\"RESTOCK\""));

        assertThat(amount(first, 0)).isEqualTo("21.44");
        assertThat(amount(second, 1)).isEqualTo("5.99");
        assertThat(counter.stands(order)).containsExactly("PLACED", "REFUNDED", "RETURNED");
    }

    private static String amount(Answer it, int receipt) {
        return it.text("/receipts/" + receipt + "/amount/amount");
    }

    private static NewReceiptLine came(Answer order, int line, int units) {
        var id = UUID.fromString(line(order, line));
        return new NewReceiptLine(id, Condition.RESTOCK, units, null, null);
    }

    /** As in a channel of such rules. */
    private void receive(String fee, String shipping, Answer asked, NewReceiptLine... lines) {
        var rules =
                new ReturnSettings(
                        List.of("30d"), List.of("BY_STAFF"), List.of(fee), List.of(shipping));
        var there =
                new Receiving(
                        receiving.returns(),
                        receiving.table(),
                        receiving.received(),
                        receiving.steps(),
                        rules,
                        receiving.orders(),
                        receiving.units(),
                        receiving.refunds(),
                        receiving.dispatch(),
                        receiving.dock(),
                        receiving.locations());
        var id = ids.next();
        transaction.executeWithoutResult(_ ->
                there.receive(
                        id,
                        UUID.fromString(asked.text("/id")),
                        new NewReceipt(List.of(lines), null, null)));
        payouts.send(id);
    }
}
