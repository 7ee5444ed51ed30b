package dev.cartwright.catalog;

import static dev.cartwright.catalog.Shop.CHANNEL;
import static dev.cartwright.catalog.Shop.usd;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.joda.money.CurrencyUnit.USD;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import dev.cartwright.pricing.PricingProblem;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, StatementCount.class})
class PricesInTimeTest {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
    static final InstantSource TIME = NOW::get;

    @Autowired Catalog catalog;
    @Autowired Prices prices;
    @Autowired DSLContext db;
    @Autowired DataSource database;
    @TestBean Clock clock = clock();

    Shop shop;
    Sku bag = new Sku("replaced");
    Sku tin = new Sku("replaced");

    static Clock clock() {
        return TIME.withZone(UTC);
    }

    @BeforeEach
    void green_tea_at_noon() {
        NOW.set(NOON);
        shop = new Shop(catalog);
        shop.add(shop.greenTea());
        bag = shop.sku("BAG");
        tin = shop.sku("TIN");
    }

    @Test
    void a_price_that_cannot_be_is_refused_and_nothing_changes() {
        assertThatThrownBy(() -> set(shop.sku("NONE"), usd("1.00"), NOON))
                .isInstanceOfSatisfying(
                        PricingProblem.class,
                        refusal ->
                                assertThat(refusal.getBody().getType())
                                        .hasToString("/problems/unknown-sku"));
        assertThatThrownBy(() -> set(bag, usd("-0.01"), NOON)).isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> set(bag, Money.parse("EUR 1"), NOON))
                .isInstanceOf(InvalidField.class);
        assertThat(price(bag)).isEqualTo(usd("4.20"));
    }

    @Test
    void a_planned_price_holds_from_its_instant_on() {
        var later = NOON.plus(Duration.ofHours(1));
        set(bag, usd("3.99"), later);

        NOW.set(later.minusMillis(1));
        assertThat(price(bag)).isEqualTo(usd("4.20"));
        NOW.set(later);
        assertThat(price(bag)).isEqualTo(usd("3.99"));
        assertThat(price(tin)).isEqualTo(usd("9.50"));
    }

    @Test
    void of_two_prices_from_one_instant_the_later_word_counts() {
        var later = NOON.plus(Duration.ofHours(1));
        set(bag, usd("39.90"), later);
        set(bag, usd("3.99"), later);
        assertThatThrownBy(() -> set(bag, usd("5.00"), NOON.minusSeconds(6)))
                .hasMessage("must not be in the past");

        assertThat(price(bag)).isEqualTo(usd("4.20"));
        NOW.set(later);
        assertThat(price(bag)).isEqualTo(usd("3.99"));
    }

    @Test
    void an_offer_says_all_a_cart_needs_in_one_statement() {
        var asked = Map.of(tin, 1, bag, 1, shop.sku("NONE"), 1, new Sku("bag-" + shop.mark), 1);
        catalog.offers(CHANNEL, USD, null, asked);

        var seen =
                StatementCount.during(() ->
                        assertThat(catalog.offers(CHANNEL, USD, null, asked))
                                .isEqualTo(
                                        Map.of(
                                                tin,
                                                new Offer(
                                                        tin,
                                                        "Green tea - Tin",
                                                        usd("9.50"),
                                                        "standard",
                                                        250),
                                                bag,
                                                new Offer(
                                                        bag,
                                                        "Green tea - Bag",
                                                        usd("4.20"),
                                                        "food",
                                                        0))));
        assertThat(seen.statements()).hasSize(1);
        assertThat(seen.commits()).isZero();
    }

    @Test
    void what_is_archived_cannot_be_bought_and_keeps_its_rows() {
        catalog.archive(CHANNEL, shop.slug("green-tea"));

        assertThat(catalog.offers(CHANNEL, USD, null, Map.of(bag, 1, tin, 1))).isEmpty();
        assertThat(db.fetch("select 1 from pricing.prices where sku = ?", bag).size()).isEqualTo(1);
        assertThatThrownBy(() -> catalog.archive(CHANNEL, shop.slug("red-tea")))
                .isInstanceOf(CatalogProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pricing.prices set amount_minor = 1",
                "delete from pricing.prices",
                "truncate pricing.prices"
            })
    void prices_are_never_changed(String change) throws SQLException {
        assertThatThrownBy(() -> db.execute(change))
                .rootCause()
                .hasMessageContaining("permission denied");
        try (var owner = TestDatabase.asSuperuser(database);
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .hasMessageContaining("is append-only");
        }
        assertThat(price(bag)).isEqualTo(usd("4.20"));
    }

    private void set(Sku sku, Money price, Instant from) {
        prices.set(CHANNEL, NewPrice.base(sku, price, from));
    }

    private Money price(Sku sku) {
        return catalog.offers(CHANNEL, USD, null, Map.of(sku, 1)).values().stream()
                .map(Offer::price)
                .findFirst()
                .orElseThrow();
    }
}
