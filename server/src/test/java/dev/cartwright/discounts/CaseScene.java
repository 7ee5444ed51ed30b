package dev.cartwright.discounts;

import dev.cartwright.discounts.PromotionCases.PromotionCase;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A case's cart and shopper in our own words. */
final class CaseScene {

    static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");

    private final PromotionCase said;

    CaseScene(PromotionCase said) {
        this.said = said;
    }

    CurrencyUnit currency() {
        return CurrencyUnit.of(said.said().get("currency").asString());
    }

    Money money(JsonNode amount) {
        return Money.of(currency(), new BigDecimal(amount.asString()));
    }

    long minor(JsonNode amount) {
        return money(amount).getAmountMinorLong();
    }

    Sums sums(JsonNode amount) {
        return Sums.of(money(amount));
    }

    Sums zero() {
        return Sums.of(Money.zero(currency()));
    }

    Sums perChannel(JsonNode amounts) {
        return Sums.of(
                amounts.valueStream()
                        .map(it -> it.asString().split(" "))
                        .map(it -> Money.of(CurrencyUnit.of(it[1]), new BigDecimal(it[0])))
                        .toArray(Money[]::new));
    }

    static PromotionId promotionId(String name) {
        return new PromotionId(uuid(name));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Set<String> strings(JsonNode said) {
        if (said.isString()) {
            return Set.of(said.asString());
        }
        return said.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    static Set<Sku> skus(JsonNode said) {
        return strings(said).stream().map(Sku::new).collect(Collectors.toSet());
    }

    static Set<ProductId> products(JsonNode said) {
        return strings(said).stream()
                .map(it -> new ProductId(uuid(it)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A line's id is its number, for ties go to the first. */
    static String lineId(int number) {
        return "%03d".formatted(number);
    }

    Basket basket() {
        var items = new ArrayList<Item>();
        for (var line : said.said().path("lines")) {
            items.add(item(items.size(), line));
        }
        var deliveries = new ArrayList<Delivery>();
        for (var parcel : said.said().path("shipping")) {
            var id = parcel.get("id").asString();
            deliveries.add(new Delivery(id, id, minor(parcel.get("price"))));
        }
        var gifts = new HashMap<Sku, Long>();
        for (var promotion : said.said().path("promotions")) {
            if (promotion.has("gift")) {
                var gift = promotion.get("gift");
                gifts.put(new Sku(gift.get("sku").asString()), minor(gift.get("unit_price")));
            }
        }
        var channel = said.said().path("channel").asString("default");
        return new Basket(
                new ChannelId(channel.toLowerCase(Locale.ROOT)),
                currency().getCode(),
                ZoneOffset.UTC,
                null,
                null,
                items,
                deliveries,
                gifts,
                null);
    }

    private Item item(int number, JsonNode line) {
        var reduced = line.has("catalog_price");
        var sku = line.get("sku").asString();
        return new Item(
                lineId(number),
                new Sku(sku),
                new ProductId(uuid(line.path("product").asString(sku))),
                line.get("qty").asInt(),
                minor(line.get(reduced ? "catalog_price" : "unit_price")),
                strings(line.path("categories")),
                line.has("brand") ? line.get("brand").asString() : null,
                Map.of(),
                line.has("min_unit_price") ? minor(line.get("min_unit_price")) : 0,
                null,
                reduced);
    }

    Shopper shopper() {
        var customer = said.said().path("customer");
        var codes = new HashMap<String, PromotionId>();
        var left = new HashMap<PromotionId, Shopper.Left>();
        for (var promotion : said.said().path("promotions")) {
            var id = promotionId(promotion.get("name").asString().replaceFirst("/.*", ""));
            var code = promotion.path("code").asString("");
            var entered = said.said().path("coupon_entered").asString(code);
            var until = CasePromotions.instant(promotion.path("coupon_limits").path("expires"));
            if (code.equals(entered) && (until == null || AT.isBefore(until))) {
                codes.put(code, id);
            }
            left.put(id, new Shopper.Left(budget(promotion), uses(promotion, customer)));
        }
        codes.remove("");
        return new Shopper(
                strings(customer.path("group")),
                customer.path("placed_orders").asInt(0)
                        - customer.path("cancelled_orders").asInt(0),
                codes,
                left);
    }

    private @Nullable Long budget(JsonNode promotion) {
        var budget = promotion.path("budget");
        return budget.path("type").asString("").equals("spend")
                ? (Long) (minor(budget.get("limit")) - minor(budget.get("used")))
                : null;
    }

    private static @Nullable Long uses(JsonNode promotion, JsonNode customer) {
        var left = new ArrayList<Long>();
        var coupon = promotion.path("coupon_limits");
        var used = customer.path("orders_with_coupon").asLong(0);
        if (coupon.path("restore_on_cancel").asBoolean(true)) {
            used -= customer.path("of_which_cancelled").asLong(0);
        }
        for (var name : List.of("max_uses", "max_uses_per_customer")) {
            if (coupon.has(name)) {
                left.add(coupon.get(name).asLong() - used);
            }
        }
        if (promotion.has("limits")) {
            var limits = promotion.get("limits");
            left.add(limits.get("max_uses").asLong() - limits.get("used").asLong());
        }
        var budget = promotion.path("budget");
        if (budget.path("type").asString("").equals("usage")) {
            left.add(budget.get("limit").asLong() - budget.get("used").asLong());
        }
        return left.stream().min(Long::compare).orElse(null);
    }
}
