package dev.cartwright.bench;

import dev.cartwright.bench.PromotionsBench.Shop;
import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Delivery;
import dev.cartwright.discounts.Item;
import dev.cartwright.discounts.Promotion;
import dev.cartwright.discounts.PromotionJson;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A shop full of promotions, and one cart in it. */
final class Promoted {

    private final Shop shop;
    private final int lines;
    private final int many;

    Promoted(Shop shop, int lines, int many) {
        this.shop = shop;
        this.lines = lines;
        this.many = many;
    }

    List<Promotion> promotions() {
        return IntStream.range(0, many).mapToObj(this::promotion).toList();
    }

    private Promotion promotion(int number) {
        var rest =
                switch (shop) {
                    case USUAL -> usual(number);
                    case ALL -> "\"actions\":[{\"type\":\"goods\",\"off\":{\"percent\":\"1\"}}]";
                    case NONE -> elsewhere(number);
                };
        var head =
                "{\"id\":\"%s\",\"name\":\"Number %d\",\"priority\":%d,"
                        .formatted(id(number), number, many - number);
        return PromotionJson.read(head + rest + "}");
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static String elsewhere(int number) {
        return """
        "actions":[{"type":"goods","off":{"percent":"10"},
          "goods":{"skus":["GONE-%d"]}}]\
        """
                .formatted(number);
    }

    /** Of ten: five for codes, two for a category each, one of each other kind. */
    private String usual(int number) {
        return switch (number % 10) {
            case 0, 1, 2, 3, 4 ->
                    """
                    "codeRequired":true,"condition":{"type":"total","min":
                    {"amount":"20.00","currency":"EUR"}},
                    "actions":[{"type":"goods","per":"TOTAL","off":{"percent":"5"}}]\
                    """;
            case 5, 6 ->
                    """
                    "actions":[{"type":"goods","off":{"percent":"10"},
                    "goods":{"categories":["category-%d"]}}]\
                    """
                            .formatted(number);
            case 7 ->
                    """
                    "condition":{"type":"quantity","goods":{"brands":["brand-%d"]},"min":3},
                    "actions":[{"type":"goods","per":"TOTAL","off":{"amount":
                    {"amount":"2.00","currency":"EUR"}}}]\
                    """
                            .formatted(number % 20);
            case 8 ->
                    """
                    "actions":[{"type":"buyGet","buy":{"categories":["category-%d"]},
                    "buyUnits":2,"getUnits":1}]\
                    """
                            .formatted(number % 40);
            default ->
                    """
                    "condition":{"type":"all","all":[{"type":"group","groups":["group-%d"]},
                    {"type":"total","min":{"amount":"50.00","currency":"EUR"}}]},
                    "actions":[{"type":"shipping"}]\
                    """
                            .formatted(number);
        };
    }

    Basket basket() {
        return new Basket(
                new ChannelId("web"),
                "EUR",
                ZoneId.of("Europe/Berlin"),
                "DE",
                "card",
                IntStream.range(0, lines).mapToObj(Promoted::item).toList(),
                List.of(new Delivery("parcel", "dhl", 490)),
                Map.of(),
                null);
    }

    private static Item item(int number) {
        return new Item(
                "line-%03d".formatted(number),
                new Sku("SKU-" + number),
                new ProductId(new UUID(3, number)),
                1 + number % 4,
                199 + 131 * number,
                Set.of("all", "category-" + number, "category-" + (number + 100)),
                "brand-" + number % 10,
                Map.of("size", Set.of("L")),
                0,
                null,
                false);
    }

    /** Has one of the codes, and is in one of the groups. */
    Shopper shopper() {
        return new Shopper(
                Set.of("group-9"), 3, Map.of("SPRING", new PromotionId(id(0))), Map.of());
    }
}
