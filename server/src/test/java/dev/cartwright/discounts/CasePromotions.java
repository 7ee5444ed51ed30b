package dev.cartwright.discounts;

import static dev.cartwright.discounts.CaseScene.AT;
import static dev.cartwright.discounts.CaseScene.strings;

import dev.cartwright.discounts.Action.Measure;
import dev.cartwright.discounts.Action.Per;
import dev.cartwright.discounts.PromotionCases.PromotionCase;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says a case's promotions in our own words. */
final class CasePromotions {

    private static final Map<String, Integer> LANES = Map.of("pre", 1, "default", 0, "post", -1);

    private final PromotionCase said;
    private final CaseScene scene;

    CasePromotions(PromotionCase said, CaseScene scene) {
        this.said = said;
        this.scene = scene;
    }

    /** By name; {@code p/1} and {@code p/2} are two actions of one. */
    Map<String, Promotion> promotions() {
        var parts = new LinkedHashMap<String, List<JsonNode>>();
        for (var part : said.said().path("promotions")) {
            var name = part.get("name").asString().replaceFirst("/.*", "");
            parts.computeIfAbsent(name, _ -> new ArrayList<>()).add(part);
        }
        var promotions = new LinkedHashMap<String, Promotion>();
        parts.forEach((name, actions) -> promotions.put(name, promotion(name, actions)));
        return promotions;
    }

    private Promotion promotion(String name, List<JsonNode> parts) {
        var first = parts.getFirst();
        int lane = LANES.getOrDefault(first.path("lane").asString("default"), 0);
        var window = first.path("window");
        return new Promotion(
                CaseScene.promotionId(name),
                name,
                Map.of(),
                !first.path("code").isNull() && first.has("code"),
                first.path("enabled_in_channel").asBoolean(true)
                        ? Set.of()
                        : Set.of(new ChannelId("elsewhere")),
                Set.of(),
                lane * 1_000_000 + first.path("priority").asInt(0),
                new Promotion.Stacking(
                        first.path("exclusive").asBoolean(false),
                        first.path("combinable").asBoolean(true) ? null : "not combinable",
                        "order",
                        null,
                        false),
                new Promotion.Validity(
                        instant(window.path("starts")), instant(window.path("ends"))),
                new CaseConditions(scene).all(first.path("conditions")),
                parts.stream().map(this::action).toList(),
                Promotion.Threshold.DISCOUNTED,
                said.choice("budget_is_all_or_nothing")
                        ? Promotion.BudgetEnd.NOTHING
                        : Promotion.BudgetEnd.REMAINDER);
    }

    static @Nullable Instant instant(JsonNode said) {
        if (!said.isString()) {
            return null;
        }
        var days = Integer.parseInt(said.asString().replaceAll("[^-0-9]", ""));
        return AT.plus(Duration.ofDays(days));
    }

    private Action action(JsonNode said) {
        var goods = selection(said.path("filter"), said);
        var units = said.has("max_quantity") ? said.get("max_quantity").asInt() : null;
        var groups = said.has("group_size") ? said.get("group_size").asInt() : null;
        var cap = said.has("max_discount") ? scene.sums(said.get("max_discount")) : null;
        if (said.get("type").asString().startsWith("tiered")) {
            return tiers(said, goods, cap);
        }
        if (said.get("type").asString().equals("buyget")) {
            return buyGet(said);
        }
        if (said.path("allocation").asString("").equals("once")) {
            return new Action.Pick(Action.Choice.CHEAPEST, units, goods, off(said));
        }
        return switch (said.get("target").asString()) {
            case "item_unit" -> new Action.Goods(goods, off(said), null, units, groups, cap, false);
            case "item_line" ->
                    new Action.Goods(goods, off(said), Per.LINE, units, groups, cap, false);
            case "item_total", "order" ->
                    new Action.Goods(goods, off(said), Per.TOTAL, null, null, cap, false);
            case "order_and_shipping" ->
                    new Action.Goods(goods, off(said), Per.TOTAL, null, null, cap, true);
            case "cheapest_unit" ->
                    new Action.Pick(Action.Choice.CHEAPEST, units, goods, off(said));
            case "shipping" ->
                    new Action.Shipping(
                            strings(said.path("filter").path("shipping_in")),
                            off(said),
                            said.path("allocation").asString("").equals("across")
                                    ? Per.TOTAL
                                    : Per.LINE,
                            cap);
            case "catalog" -> new Action.Catalogue(goods, off(said));
            case "gift" -> gift(said.get("gift"));
            default -> throw new AssertionError("a target nobody knows: " + said.get("target"));
        };
    }

    private Off off(JsonNode said) {
        if (said.has("value_per_channel")) {
            return Off.amount(scene.perChannel(said.get("value_per_channel")));
        }
        return off(said.get("type").asString(), said.get("value"));
    }

    private Off off(String type, JsonNode value) {
        return switch (type) {
            case "percent", "tiered_percent", "buyget" -> Off.percent(Percent.of(value.asString()));
            case "fixed", "tiered_fixed" -> Off.amount(scene.sums(value));
            case "fixed_price" -> Off.price(scene.sums(value));
            default -> throw new AssertionError("a type nobody knows: " + type);
        };
    }

    private @Nullable Selection selection(JsonNode filter, JsonNode promotion) {
        var anyReduced = promotion.path("applies_to_discounted").asBoolean(true);
        if (filter.isMissingNode() && anyReduced) {
            return null;
        }
        var without = CaseScene.skus(filter.path("sku_not_in"));
        var except = strings(filter.path("category_not_in"));
        return new Selection(
                CaseScene.skus(filter.path("sku_in")),
                CaseScene.products(filter.path("product_in")),
                strings(filter.path("category_in")),
                Set.of(),
                Map.of(),
                filter.has("unit_price_min") ? scene.sums(filter.get("unit_price_min")) : null,
                filter.has("unit_price_max") ? scene.sums(filter.get("unit_price_max")) : null,
                anyReduced ? null : false,
                null,
                !except.isEmpty()
                        ? Selection.ofCategories(except)
                        : without.isEmpty() ? null : Selection.ofSkus(without));
    }

    private Action tiers(JsonNode said, @Nullable Selection goods, @Nullable Sums cap) {
        var by = Measure.CART_TOTAL;
        var type = said.get("type").asString();
        var steps = new ArrayList<Action.Step>();
        for (var tier : said.get("tiers")) {
            var key = tier.propertyNames().stream().filter(it -> it.endsWith("min")).findAny();
            by =
                    switch (key.orElseThrow()) {
                        case "items_total_min" -> Measure.CART_TOTAL;
                        case "eligible_total_min" -> Measure.GOODS_TOTAL;
                        case "eligible_qty_min" -> Measure.GOODS_QUANTITY;
                        case "line_total_min" -> Measure.LINE_TOTAL;
                        case "line_qty_min" -> Measure.LINE_QUANTITY;
                        default -> throw new AssertionError("a tier nobody knows: " + tier);
                    };
            var inUnits = key.get().contains("qty");
            var from = tier.get(key.get());
            steps.add(
                    new Action.Step(
                            inUnits ? from.asInt() : null,
                            inUnits ? null : scene.sums(from),
                            off(type, tier.get("value"))));
        }
        steps.add(
                new Action.Step(
                        by.name().endsWith("QUANTITY") ? 0 : null,
                        by.name().endsWith("QUANTITY") ? null : scene.zero(),
                        off(type, said.get("value"))));
        var per =
                switch (said.get("target").asString()) {
                    case "item_line" -> Per.LINE;
                    case "order", "item_total" -> Per.TOTAL;
                    default -> null;
                };
        return new Action.Tiers(by, goods, per, steps, cap);
    }

    private Action buyGet(JsonNode said) {
        var most = said.path("max_quantity").asInt(0);
        var get = said.get("get").get("qty").asInt();
        return new Action.BuyGet(
                selection(said.get("buy").path("filter"), said),
                said.get("buy").get("min_qty").asInt(),
                selection(said.get("get").path("filter"), said),
                get,
                off(said),
                Action.Choice.CHEAPEST,
                most == 0 ? null : Math.ceilDiv(most, get),
                this.said.choice("all_or_nothing"));
    }

    private static Action gift(JsonNode said) {
        var per = said.has("per_sku") ? CaseScene.skus(said.get("per_sku")) : Set.<Sku>of();
        return new Action.Gift(
                new Sku(said.get("sku").asString()),
                said.path("qty_per").asInt(1),
                per.isEmpty() ? null : Selection.ofSkus(per),
                null);
    }
}
