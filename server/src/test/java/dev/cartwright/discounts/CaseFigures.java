package dev.cartwright.discounts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.PromotionCases.PromotionCase;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Channel;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.Pricing;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.ShippingMethod;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;

/** What came out of a case, and whether it is what its source says. */
final class CaseFigures {

    private final PromotionCase said;
    private final CaseScene scene;
    private final Map<String, Promotion> promotions;
    private final Basket basket;
    private final Trace trace;

    CaseFigures(PromotionCase said) {
        this.said = said;
        this.scene = new CaseScene(said);
        this.promotions = new CasePromotions(said, scene).promotions();
        this.basket = scene.basket();
        promotions.values().forEach(it -> assertThat(it.check()).isEmpty());
        var set =
                PromotionSet.compile(List.copyOf(promotions.values()), PromotionSet.Mode.PRIORITY);
        this.trace = set.explain(basket, scene.shopper(), CaseScene.AT);
        assertThat(set.apply(basket, scene.shopper(), CaseScene.AT)).isEqualTo(trace.discounted());
    }

    void require(String name, JsonNode value) {
        var priced = priced(Optional.empty());
        switch (name) {
            case "line_discounts" -> lines(value);
            case "unit_discounts" -> units(value);
            case "by_promotion" ->
                    value.properties().forEach(it -> byPromotion(it.getKey(), it.getValue()));
            case "discount_total" -> same(name, trace.discounted().goodsMinor(), value);
            case "shipping_discounts" ->
                    trace.discounted()
                            .deliveries()
                            .forEach(it -> same(it.id(), it.discountMinor(), value.get(it.id())));
            case "shipping_total", "shipping_total_gross" ->
                    same(name, priced.totals().shipping(), value);
            case "shipping_total_net" ->
                    same(name, priced.totals().shipping().minus(priced.shippingTax()), value);
            case "goods_net" -> same(name, sum(priced, false), value);
            case "goods_gross" -> same(name, sum(priced, true), value);
            case "tax_total", "included_tax" -> same(name, priced.totals().tax(), value);
            case "tax_parts" ->
                    value.properties()
                            .forEach(it -> {
                                var rate = it.getKey().replaceAll("[^0-9.]", "");
                                var part = priced(Optional.of(new BigDecimal(rate)));
                                same(it.getKey(), part.totals().tax(), it.getValue());
                            });
            case "grand_total" -> same(name, priced.totals().total(), value);
            case "unit_price_after", "unit_price_after_catalog" ->
                    value.properties()
                            .forEach(it ->
                                    same(name, line(it.getKey()).unitPriceMinor(), it.getValue()));
            case "unit_price_after_all" -> value.properties().forEach(this::priceAfterAll);
            default -> requireOutcome(name, value);
        }
    }

    private void requireOutcome(String name, JsonNode value) {
        switch (name) {
            case "applied" ->
                    assertThat(applied())
                            .containsExactlyInAnyOrderElementsOf(CaseScene.strings(value));
            case "rejected" ->
                    value.forEach(it -> {
                        var promotion = it.asString().replaceFirst(":.*", "");
                        assertThat(outcome(promotion))
                                .isIn(Outcome.BUDGET_SPENT, Outcome.LIMIT_REACHED);
                    });
            case "coupon_result" ->
                    assertThat(
                                    promotions.values().stream()
                                            .filter(Promotion::codeRequired)
                                            .map(Promotion::name)
                                            .anyMatch(applied()::contains))
                            .isEqualTo(value.asString().equals("accepted"));
            case "gift_lines" -> {
                var gifts = new HashMap<String, Integer>();
                trace.discounted()
                        .gifts()
                        .forEach(it -> gifts.merge(it.sku().code(), it.quantity(), Integer::sum));
                value.properties()
                        .forEach(it ->
                                assertThat(gifts)
                                        .containsEntry(it.getKey(), it.getValue().asInt()));
            }
            case "adjustment_count" ->
                    assertThat(
                                    trace.discounted().promotions().stream()
                                            .mapToInt(it -> it.lines().size())
                                            .sum())
                            .isEqualTo(value.asInt());
            default -> throw new AssertionError("a figure nobody compares: " + name);
        }
    }

    private List<String> applied() {
        return trace.discounted().promotions().stream().map(it -> name(it.promotion())).toList();
    }

    private String name(PromotionId id) {
        return promotions.values().stream()
                .filter(it -> it.id().equals(id))
                .findAny()
                .orElseThrow()
                .name();
    }

    private Outcome outcome(String name) {
        return trace.promotions().stream()
                .filter(it -> it.name().equals(name))
                .findAny()
                .orElseThrow()
                .outcome();
    }

    private Discounted.Line line(String sku) {
        var skus = basket.items().stream().map(it -> it.sku().code()).toList();
        return trace.discounted().lines().get(skus.indexOf(sku));
    }

    private void lines(JsonNode expected) {
        expected.properties()
                .forEach(it -> same(it.getKey(), line(it.getKey()).discountMinor(), it.getValue()));
    }

    private void units(JsonNode expected) {
        expected.properties()
                .forEach(it -> {
                    var each = new ArrayList<Long>();
                    line(it.getKey())
                            .units()
                            .forEach(some -> {
                                for (int n = 0; n < some.count(); n++) {
                                    each.add(some.discountMinor());
                                }
                            });
                    assertThat(each)
                            .as(it.getKey())
                            .containsExactlyInAnyOrderElementsOf(
                                    it.getValue().valueStream().map(scene::minor).toList());
                });
    }

    private void byPromotion(String name, JsonNode expected) {
        var id = CaseScene.promotionId(name);
        var taken =
                trace.discounted().promotions().stream()
                        .filter(it -> it.promotion().equals(id))
                        .flatMap(it -> it.lines().stream())
                        .collect(toMap(Discounted.Share::id, Discounted.Share::minor));
        var wanted =
                expected.properties().stream()
                        .collect(
                                toMap(
                                        it -> line(it.getKey()).id(),
                                        it -> scene.minor(it.getValue())));
        assertThat(taken).as(name).isEqualTo(wanted);
    }

    private void priceAfterAll(Map.Entry<String, JsonNode> expected) {
        var item =
                basket.items().stream()
                        .filter(it -> it.sku().code().equals(expected.getKey()))
                        .findAny()
                        .orElseThrow();
        var left =
                item.unitPriceMinor() * item.quantity() - line(expected.getKey()).discountMinor();
        same(expected.getKey(), left / item.quantity(), expected.getValue());
    }

    private void same(String name, long minor, JsonNode expected) {
        same(name, Money.ofMinor(scene.currency(), minor), expected);
    }

    private void same(String name, Money figure, JsonNode expected) {
        assertThat(figure).as(name).isEqualTo(scene.money(expected));
    }

    private Money sum(Priced priced, boolean gross) {
        return priced.lines().stream()
                .map(it -> gross ? it.net().plus(it.tax()) : it.net())
                .reduce(Money.zero(scene.currency()), Money::plus);
    }

    /** By the shop's own pricing; several deliveries are one that costs as much. */
    private Priced priced(Optional<BigDecimal> rate) {
        var goods = new ArrayList<Pricing.Goods>();
        var rates = new HashMap<String, BigDecimal>();
        for (var line : said.said().get("lines")) {
            var item = basket.items().get(goods.size());
            rates.put(item.id(), rate.orElse(rate(line)).movePointLeft(2));
            goods.add(
                    new Pricing.Goods(
                            item.quantity(),
                            Money.ofMinor(scene.currency(), item.unitPriceMinor()),
                            item.id(),
                            0));
        }
        var shipping = said.said().get("shipping");
        var price = basket.deliveries().stream().mapToLong(Delivery::priceMinor).sum();
        var method =
                ShippingMethod.flat(
                        basket.channel(),
                        "all",
                        "All",
                        Money.ofMinor(scene.currency(), price),
                        Set.of());
        rates.put(
                "shipping",
                shipping.isEmpty() ? BigDecimal.ZERO : rate(shipping.get(0)).movePointLeft(2));
        var off =
                trace.discounted().lines().stream()
                        .map(it -> Money.ofMinor(scene.currency(), it.discountMinor()))
                        .toList();
        return Pricing.price(
                channel(),
                scene.currency(),
                goods,
                new Quote(List.of(method), rates),
                Optional.of(method),
                new Pricing.Reductions(
                        off, Money.ofMinor(scene.currency(), trace.discounted().shippingMinor())));
    }

    private static BigDecimal rate(JsonNode taxed) {
        return new BigDecimal(taxed.path("tax_rate").asString("0"));
    }

    private Channel channel() {
        return new Channel(
                new ChannelId("default"),
                "Shop",
                List.of(scene.currency()),
                Set.of(),
                Locale.US,
                ZoneOffset.UTC,
                said.said().get("prices_include_tax").asBoolean(),
                said.choice("half_up_per_unit"),
                List.of("main"));
    }
}
