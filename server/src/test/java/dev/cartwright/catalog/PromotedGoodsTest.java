package dev.cartwright.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.GiftOffers;
import dev.cartwright.promotions.GiftOffers.GiftOffer;
import dev.cartwright.promotions.GiftOffers.Occasion;
import dev.cartwright.promotions.GoodsFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What promotions are told of goods. */
@WholeShop
class PromotedGoodsTest {

    @Autowired Catalog catalog;
    @Autowired Stockroom stockroom;
    @Autowired GoodsFacts facts;
    @Autowired GiftOffers gifts;
    @Autowired MockMvcTester http;

    final String tag = UUID.randomUUID().toString();
    final Sku green = new Sku("GREEN-" + tag);
    final Sku black = new Sku("BLACK-" + tag);

    @BeforeEach
    void two_teas_below_a_category() {
        var drinks = new Slug("drinks-" + tag);
        var teas = new Slug("teas-" + tag);
        catalog.addCategories(
                List.of(
                        new NewCategory(drinks, null, "Drinks"),
                        new NewCategory(teas, drinks, "Teas")));
        var tea =
                Product.onSale(
                        new Slug("tea-" + tag),
                        teas,
                        "Leaf",
                        1,
                        List.of(),
                        Map.of(Locale.ENGLISH, new Product.Words("Tea", "")),
                        List.of(
                                Variant.of(green, "Green", Money.parse("USD 3.50")),
                                Variant.of(black, "Black", Money.parse("USD 4.00"))));
        catalog.add(Channels.DEFAULT, List.of(tea));
    }

    @Test
    void goods_are_known_by_all_categories_above_them_by_one_statement() {
        var asked =
                StatementCount.during(() ->
                        assertThat(
                                        facts.of(
                                                Channels.DEFAULT,
                                                CurrencyUnit.USD,
                                                List.of(green, black, new Sku("NOBODYS"))))
                                .allSatisfy(it -> {
                                    assertThat(it.categories())
                                            .isEqualTo(Set.of("drinks-" + tag, "teas-" + tag));
                                    assertThat(it.brand()).isEqualTo("Leaf");
                                    assertThat(it.reduced()).isFalse();
                                    assertThat(it.floorMinor()).isZero();
                                    assertThat(it.costMinor()).isNull();
                                })
                                .extracting(GoodsFacts.Facts::sku)
                                .containsExactlyInAnyOrder(green, black));

        // Beside it only when the next planned price begins, once the catalogue has changed.
        assertThat(asked.statements()).filteredOn(it -> it.contains("variants")).hasSize(1);
        assertThat(asked.statements()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void what_changes_is_known_at_once_and_what_does_not_is_not_asked_again() {
        assertThat(brand()).isEqualTo("Leaf");
        await().untilAsserted(() ->
                assertThat(StatementCount.during(this::brand).statements()).isEmpty());

        assertThat(
                        http.patch()
                                .uri("/api/admin/products/tea-" + tag)
                                .contentType("application/merge-patch+json")
                                .content("{\"brand\": \"Root\"}"))
                .hasStatusOk();

        assertThat(brand()).isEqualTo("Root");
    }

    private String brand() {
        return String.valueOf(
                facts.of(Channels.DEFAULT, CurrencyUnit.USD, List.of(green)).getFirst().brand());
    }

    @Test
    void gifts_are_offered_with_how_many_there_are() {
        stockroom.receive("main", Map.of(green, 1), "delivery");
        var nothing = new Occasion(null, Channels.DEFAULT, CurrencyUnit.USD, null, Map.of());

        assertThat(gifts.offers(nothing, List.of(green, black)))
                .isEqualTo(
                        Map.of(
                                green, new GiftOffer(Money.parse("USD 3.50"), 1),
                                black, new GiftOffer(Money.parse("USD 4.00"), 0)));
        assertThat(gifts.offers(nothing, List.of())).isEmpty();
    }

    @Test
    void a_preview_gives_nothing_away_that_its_cart_buys_up() {
        stockroom.receive("main", Map.of(green, 2), "delivery");

        assertThat(given(1)).isEqualTo(List.of(1));
        assertThat(given(2)).isEqualTo(List.of());
    }

    /** Returns how many are given to a cart that buys so many. */
    private Object given(int bought) {
        var cart =
                """
                {"currency": "USD", "lines": [{"sku": "%1$s", "quantity": %2$d,
                    "unitPrice": {"amount": "3.50", "currency": "USD"}}],
                 "promotions": [{"name": "One more",
                    "actions": [{"type": "gift", "sku": "%1$s"}]}]}
                """
                        .formatted(green, bought);
        var answer =
                http.post()
                        .uri("/api/admin/promotions/preview")
                        .contentType("application/json")
                        .content(cart)
                        .exchange();
        assertThat(answer).hasStatusOk();
        return JsonPath.read(body(answer), "$.gifts[*].quantity");
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
