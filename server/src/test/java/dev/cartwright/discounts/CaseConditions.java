package dev.cartwright.discounts;

import static dev.cartwright.discounts.CaseScene.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says a case's conditions in our own words. */
final class CaseConditions {

    private final CaseScene scene;

    CaseConditions(CaseScene scene) {
        this.scene = scene;
    }

    @Nullable Condition all(JsonNode said) {
        var conditions = new ArrayList<Condition>();
        for (var one : said) {
            one.properties().forEach(it -> conditions.add(condition(it.getKey(), it.getValue())));
        }
        return conditions.isEmpty() ? null : new Condition.All(conditions);
    }

    private Condition condition(String name, JsonNode said) {
        return switch (name) {
            case "cart_qty_min" -> new Condition.Quantity(null, said.asInt(), null);
            case "any_line_qty_min" -> new Condition.LineQuantity(null, said.asInt());
            case "items_total_min", "discounted_items_total_min" ->
                    new Condition.Total(null, scene.sums(said), null);
            case "items_total_max" -> new Condition.Total(null, null, scene.sums(said));
            case "items_total_gt" -> new Condition.Total(null, beyond(said), null);
            case "items_total_eq" -> new Condition.Total(null, scene.sums(said), scene.sums(said));
            case "category_total_min" ->
                    new Condition.Total(
                            Selection.ofCategories(Set.of(said.get("category").asString())),
                            scene.sums(said.get("amount")),
                            null);
            case "category_qty_min" ->
                    new Condition.Quantity(
                            Selection.ofCategories(Set.of(said.get("category").asString())),
                            said.get("qty").asInt(),
                            null);
            case "contains_category" ->
                    new Condition.Quantity(Selection.ofCategories(strings(said)), 1, null);
            case "contains_sku" ->
                    new Condition.Quantity(Selection.ofSkus(CaseScene.skus(said)), 1, null);
            case "contains_sku_qty_min" ->
                    new Condition.Quantity(
                            Selection.ofSkus(CaseScene.skus(said.get("skus"))),
                            said.get("qty").asInt(),
                            null);
            case "customer_group" ->
                    new Condition.Group(Set.copyOf(List.of(said.asString().split("\\|"))));
            case "nth_order" -> new Condition.OrderNumber(said.asInt(), said.asInt(), null);
            case "shipping_method" -> new Condition.ShippingMethod(strings(said));
            default -> throw new AssertionError("a condition nobody knows: " + name);
        };
    }

    /** More than so much is a coin more, or beyond. */
    private Sums beyond(JsonNode said) {
        var coin = Money.ofMinor(scene.currency(), 1);
        return Sums.of(scene.money(said).plus(coin));
    }
}
