package dev.cartwright.catalog;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Variant.Dimensions;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.NewPrice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a product cannot be, whoever writes it. */
class ProductRulesTest {

    static final Variant BAG = Variant.of(new Sku("BAG"), "", Money.parse("USD 1"));

    @Test
    void only_a_draft_waits_for_its_time() {
        refused("publishAt", "is for drafts only", () -> product(ProductStatus.ACTIVE, BAG));
    }

    @Test
    void a_product_has_a_sku_once_whatever_its_case() {
        var shouted = Variant.of(new Sku("bag"), "", Money.parse("USD 1"));

        assertThatThrownBy(() -> product(ProductStatus.DRAFT, BAG, shouted))
                .isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> product(ProductStatus.DRAFT)).isInstanceOf(InvalidField.class);
    }

    @Test
    void a_variant_has_one_price_a_currency_and_none_below_zero() {
        var cheap = Money.parse("USD 1");

        refused(
                "prices",
                "must be one a currency",
                () -> BAG.priced(List.of(cheap, cheap.plus(1))));
        refused("prices", "must not be negative", () -> BAG.priced(List.of(cheap.negated())));
        refused("weightGrams", "must not be negative", () -> BAG.with("standard", -1));
    }

    @Test
    void a_parcel_has_a_size_in_each_direction() {
        refused("dimensions", "must be positive", () -> new Dimensions(1, 0, 1));
    }

    @Test
    void a_price_has_a_bound_in_money_in_units_and_in_time() {
        var sku = BAG.sku();
        var price = Money.parse("USD 1");

        refused("price", "must not be negative", () -> NewPrice.base(sku, price.negated(), EPOCH));
        assertThatThrownBy(() -> NewPrice.base(sku, Money.parse("USD 99999999999999"), EPOCH))
                .hasMessageStartingWith("must be at most ");
        refused(
                "minQuantity",
                "must be at least 1",
                () -> new NewPrice(sku, "base", 0, price.getCurrencyUnit(), price, EPOCH));
        refused(
                "validFrom",
                "must be before the year 10000",
                () -> NewPrice.base(sku, price, Instant.parse("+10000-01-01T00:00:00Z")));
    }

    private static Product product(ProductStatus status, Variant... variants) {
        return new Product(
                new Slug("tea"),
                status,
                EPOCH,
                new Slug("teas"),
                null,
                0,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(Locale.ENGLISH, new Words("Tea", "")),
                Map.of(),
                List.of(variants));
    }

    private static void refused(String field, String message, ThrowingCallable made) {
        assertThatThrownBy(made)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo(field));
    }
}
