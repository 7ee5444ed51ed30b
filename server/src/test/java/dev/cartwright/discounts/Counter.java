package dev.cartwright.discounts;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop in Berlin on which a test lays goods and promotions; a line's id is its SKU. */
final class Counter {

    static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");

    private final List<Promotion> promotions = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<PromotionId, Shopper.Left> left = new HashMap<>();
    private final Map<Sku, Long> gifts = new HashMap<>();
    private final Map<Sku, Integer> giftUnits = new HashMap<>();
    private @Nullable Percent margin;

    /** In JSON with single quotes. */
    void promotion(String name, String rest) {
        var promotion =
                PromotionJson.read(
                        "{\"id\":\"%s\",\"name\":\"%s\",%s}"
                                .formatted(
                                        new UUID(1, promotions.size()),
                                        name,
                                        rest.replace('\'', '"')));
        if (!promotion.check().isEmpty()) {
            throw new IllegalArgumentException(promotion.check().toString());
        }
        promotions.add(promotion);
    }

    PromotionId id(String name) {
        return promotions.stream()
                .filter(it -> it.name().equals(name))
                .findAny()
                .orElseThrow()
                .id();
    }

    void item(String sku, int quantity, long priceMinor) {
        item(sku, quantity, priceMinor, null);
    }

    void item(String sku, int quantity, long priceMinor, @Nullable Long costMinor) {
        items.add(
                new Item(
                        sku,
                        new Sku(sku),
                        new ProductId(new UUID(2, 1)),
                        quantity,
                        priceMinor,
                        Set.of(),
                        null,
                        Map.of(),
                        0,
                        costMinor,
                        false));
    }

    void delivery(String method, long priceMinor) {
        deliveries.add(new Delivery("parcel-" + deliveries.size(), method, priceMinor));
    }

    void left(String promotion, @Nullable Long budgetMinor, @Nullable Long uses) {
        left.put(id(promotion), new Shopper.Left(budgetMinor, uses));
    }

    void gift(String sku, long priceMinor) {
        gifts.put(new Sku(sku), priceMinor);
    }

    /** Of which there are only so many. */
    void gift(String sku, long priceMinor, int units) {
        gift(sku, priceMinor);
        giftUnits.put(new Sku(sku), units);
    }

    void margin(String percent) {
        margin = Percent.of(percent);
    }

    Basket basket() {
        return new Basket(
                new ChannelId("web"),
                "EUR",
                ZoneId.of("Europe/Berlin"),
                "DE",
                null,
                items,
                deliveries,
                gifts,
                giftUnits,
                margin);
    }

    PromotionSet set(Mode mode) {
        return PromotionSet.compile(promotions, mode);
    }

    Trace trace() {
        return trace(Mode.PRIORITY);
    }

    Trace trace(Mode mode) {
        return set(mode).explain(basket(), new Shopper(Set.of(), 0, Map.of(), left), AT);
    }

    Trace.Entry entry(Trace trace, String name) {
        return trace.promotions().stream()
                .filter(it -> it.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    List<String> applied(Trace trace) {
        return trace.discounted().promotions().stream()
                .map(it ->
                        promotions.stream()
                                .filter(one -> one.id().equals(it.promotion()))
                                .findAny()
                                .orElseThrow()
                                .name())
                .toList();
    }
}
