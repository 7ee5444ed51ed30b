package dev.cartwright.discounts;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Carts, shoppers and promotions as chance has them; the same seed has the same. */
final class RandomCarts {

    static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");

    private static final List<String> CATEGORIES = List.of("tea", "green", "cups", "sale");
    private static final List<String> BRANDS = List.of("Acme", "Zen");

    /** Small ones for coins that are over, equal ones for ties. */
    private static final long[] PRICES = {0, 1, 3, 7, 100, 333, 500, 500, 999, 1_000, 12_345};

    private final Random random;

    RandomCarts(long seed) {
        this.random = new Random(seed);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Set<T> some(List<T> values) {
        var some = new HashSet<T>();
        some.add(any(values));
        if (one(3)) {
            some.add(any(values));
        }
        return some;
    }

    private static Sku sku(int number) {
        return new Sku("SKU-" + number);
    }

    private static ProductId product(int number) {
        return new ProductId(new UUID(7, number));
    }

    static Money money(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    private Sums sums(int most) {
        return Sums.of(money(one(3) ? 1 + random.nextInt(20) : 1 + random.nextInt(most)));
    }

    Basket basket() {
        var items = new ArrayList<Item>();
        int lines = one(20) ? 0 : 1 + random.nextInt(one(8) ? 12 : 5);
        for (int i = 0; i < lines; i++) {
            items.add(item(i));
        }
        Collections.shuffle(items, random);
        var deliveries = new ArrayList<Delivery>();
        for (int i = random.nextInt(3); i > 0; i--) {
            deliveries.add(
                    new Delivery("parcel-" + i, one(2) ? "dhl" : "ups", random.nextInt(1_500)));
        }
        return new Basket(
                new ChannelId(one(6) ? "till" : "web"),
                "EUR",
                ZoneId.of("Europe/Berlin"),
                one(3) ? null : "DE",
                one(3) ? null : "card",
                items,
                deliveries,
                one(4) ? Map.of() : Map.of(new Sku("GIFT"), 250L, new Sku("FREE"), 0L),
                one(3) ? Percent.of("10") : null);
    }

    private Item item(int number) {
        var price = PRICES[random.nextInt(PRICES.length)];
        var categories = new HashSet<String>();
        CATEGORIES.stream().filter(_ -> one(3)).forEach(categories::add);
        return new Item(
                "line-" + (char) ('a' + number),
                sku(random.nextInt(6)),
                product(random.nextInt(4)),
                one(15) ? 1 + random.nextInt(60) : 1 + random.nextInt(5),
                price,
                categories,
                one(3) ? null : any(BRANDS),
                one(2) ? Map.of() : Map.of("size", Set.of(one(2) ? "S" : "L")),
                one(4) ? random.nextLong(price + 10) : 0,
                one(3) ? random.nextLong(price + 1) : null,
                one(6));
    }

    Shopper shopper(List<Promotion> promotions) {
        var codes = new HashMap<String, PromotionId>();
        var left = new HashMap<PromotionId, Shopper.Left>();
        for (var promotion : promotions) {
            if (one(2)) {
                codes.put("CODE-" + codes.size(), promotion.id());
            }
            if (one(5)) {
                left.put(
                        promotion.id(),
                        new Shopper.Left(
                                one(2) ? null : random.nextLong(800),
                                one(2) ? null : random.nextLong(3)));
            }
        }
        return new Shopper(one(2) ? Set.of() : Set.of("vip"), random.nextInt(3), codes, left);
    }

    List<Promotion> promotions(int most) {
        var promotions = new ArrayList<Promotion>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            promotions.add(promotion(i));
        }
        return promotions;
    }

    Promotion promotion(int number) {
        var catalogue = one(6);
        var actions = new ArrayList<Action>();
        for (int i = one(4) ? 2 : 1; i > 0; i--) {
            actions.add(
                    catalogue
                            ? new Action.Catalogue(selection(1), off())
                            : new RandomActions(this, random).action());
        }
        return new Promotion(
                new PromotionId(new UUID(1, number)),
                "Promotion " + number,
                Map.of(),
                one(5),
                one(8) ? Set.of(new ChannelId("till")) : Set.of(),
                one(12) ? Set.of("USD") : Set.of(),
                random.nextInt(4),
                catalogue ? onTheShelf(stacking()) : stacking(),
                one(10)
                        ? new Promotion.Validity(AT.plusSeconds(random.nextInt(3) - 1), null)
                        : new Promotion.Validity(null, one(10) ? AT.plusSeconds(1) : null),
                one(2) ? null : condition(2),
                actions,
                one(4) ? Promotion.Threshold.UNDISCOUNTED : Promotion.Threshold.DISCOUNTED,
                one(3) ? Promotion.BudgetEnd.NOTHING : Promotion.BudgetEnd.REMAINDER);
    }

    private Promotion.Stacking stacking() {
        var kinds = List.of("item", "order", "shipping");
        return new Promotion.Stacking(
                one(10),
                one(5) ? any(List.of("one", "two")) : null,
                any(kinds),
                one(5) ? some(kinds) : null,
                one(12));
    }

    /** Prices on the shelf know no more than who is alone. */
    private static Promotion.Stacking onTheShelf(Promotion.Stacking drawn) {
        return new Promotion.Stacking(
                drawn.exclusive(), null, Promotion.Stacking.OTHER, null, false);
    }

    Off off() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Off.percent(Percent.of(any(List.of("5", "10", "33.3333", "50", "100"))));
            case 2, 3 -> Off.amount(sums(1_500));
            default -> Off.price(sums(900));
        };
    }

    @Nullable Sums cap() {
        return one(4) ? sums(400) : null;
    }

    @Nullable Integer units(int in, int most) {
        return one(in) ? (Integer) (1 + random.nextInt(most)) : null;
    }

    @Nullable Selection selection(int depth) {
        if (one(3)) {
            return null;
        }
        return new Selection(
                one(5) ? some(List.of(sku(0), sku(1), sku(2))) : Set.of(),
                one(6) ? some(List.of(product(0), product(1))) : Set.of(),
                one(2) ? some(CATEGORIES) : Set.of(),
                one(5) ? some(BRANDS) : Set.of(),
                one(8) ? Map.of("size", some(List.of("S", "L"))) : Map.of(),
                one(8) ? sums(400) : null,
                one(8) ? Sums.of(money(400 + random.nextInt(800))) : null,
                one(8) ? random.nextBoolean() : null,
                one(8) ? random.nextBoolean() : null,
                depth > 0 && one(6) ? selection(depth - 1) : null);
    }

    Condition condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 11)) {
            case 0, 1 -> new Condition.Quantity(selection(0), 1 + random.nextInt(5), null);
            case 2 -> new Condition.Quantity(selection(0), null, random.nextInt(9));
            case 3, 4 -> new Condition.Total(selection(0), sums(3_000), null);
            case 5 -> new Condition.Total(selection(0), null, sums(6_000));
            case 6 -> new Condition.LineQuantity(selection(0), 1 + random.nextInt(4));
            case 7 -> one(2) ? new Condition.Group(Set.of("vip")) : new Condition.Coupon(Set.of());
            case 8 ->
                    one(2)
                            ? new Condition.OrderNumber(1, 2, null)
                            : new Condition.OrderNumber(null, null, 2);
            case 9 ->
                    one(2)
                            ? new Condition.Country(Set.of("DE"))
                            : new Condition.ShippingMethod(Set.of("dhl"));
            case 10 -> new Condition.Discounted(selection(0));
            case 11 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            case 12 -> new Condition.AnyOf(List.of(condition(depth - 1), condition(depth - 1)));
            default -> new Condition.Not(condition(depth - 1));
        };
    }
}
