package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static dev.cartwright.inventory.schema.Tables.LOCATIONS;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The shelves of one case: what it calls L1 or green is a location or a SKU of its own here. */
final class Scene {

    private final Stockroom stockroom;
    private final Inventory inventory;
    private final TransactionTemplate transaction;
    private final DSLContext db;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Sku> skus = new LinkedHashMap<>();
    private final Map<String, String> locations = new LinkedHashMap<>();

    Scene(
            Stockroom stockroom,
            Inventory inventory,
            TransactionTemplate transaction,
            DSLContext db,
            JsonNode initial) {
        this.stockroom = stockroom;
        this.inventory = inventory;
        this.transaction = transaction;
        this.db = db;
        set(initial);
    }

    private void set(JsonNode initial) {
        if (initial.has("tracked") && !initial.get("tracked").asBoolean()) {
            db.insertInto(STOCK_RULES)
                    .set(STOCK_RULES.SKU, sku("it"))
                    .set(STOCK_RULES.TRACKED, false)
                    .execute();
            location("main");
            return;
        }
        for (var entry : initial.properties()) {
            if (entry.getValue().isObject() && entry.getValue().has("on_hand")) {
                var place = entry.getKey().matches("[LW][0-9]");
                shelf(
                        sku(place ? "it" : entry.getKey()),
                        location(place ? entry.getKey() : "main"),
                        entry.getValue());
            }
        }
        if (skus.isEmpty()) {
            shelf(sku("it"), location("main"), initial);
        }
        others(initial.path("reserved_by_other_carts").asInt(0));
        others(initial.path("allocated_total").asInt(0));
    }

    private void shelf(Sku sku, String location, JsonNode said) {
        var onHand = said.path("on_hand").asInt(0);
        var promised = said.path("allocated").asInt(0);
        var limit = said.path("backorder_limit").asInt(Math.max(0, promised - onHand));
        stockroom.receive(location, Map.of(sku, Math.max(1, onHand)), "as the case begins");
        if (onHand == 0) {
            stockroom.adjust(sku, location, -1, null, "as the case begins");
        }
        db.update(INVENTORY_ITEMS)
                .set(
                        INVENTORY_ITEMS.BACKORDER_LIMIT,
                        said.path("backorderable").asBoolean(false) ? 1_000_000 : limit)
                .where(INVENTORY_ITEMS.SKU.eq(sku))
                .and(INVENTORY_ITEMS.LOCATION.eq(location))
                .execute();
        db.insertInto(LOCATIONS)
                .set(LOCATIONS.LOCATION, location)
                .set(LOCATIONS.NAME, location)
                .set(LOCATIONS.PRIORITY, said.path("order").asInt(0))
                .onConflictDoNothing()
                .execute();
    }

    private void others(int units) {
        if (units > 0) {
            var held = reserve(new OrderId(UUID.randomUUID()), Map.of(sku("it"), units));
            if (!(held instanceof Held)) {
                throw new IllegalStateException("the case begins with more than there is");
            }
        }
    }

    Sku sku(String name) {
        return skus.computeIfAbsent(name, it -> new Sku("TEA-" + run + "-" + it));
    }

    String location(String name) {
        return locations.computeIfAbsent(name, it -> it.equals("main") ? it : run + "-" + it);
    }

    List<String> shelves() {
        return List.copyOf(locations.values());
    }

    Sourcing everywhere() {
        return new Sourcing(shelves(), null);
    }

    Reservation reserve(OrderId order, Map<Sku, Integer> wanted) {
        return allOrNothing(() -> inventory.reserve(order, null, Goods.SHOP, everywhere(), wanted));
    }

    Reservation hold(CartId cart, Map<Sku, Integer> wanted) {
        return allOrNothing(() -> inventory.hold(cart, Goods.SHOP, everywhere(), wanted));
    }

    private Reservation allOrNothing(Supplier<Reservation> take) {
        return transaction.execute(status -> {
            var answer = take.get();
            if (answer instanceof Refused) {
                status.setRollbackOnly();
            }
            return answer;
        });
    }

    int onHand(Sku sku, List<String> at) {
        return counter(INVENTORY_ITEMS.ON_HAND, sku, at);
    }

    int reserved(Sku sku, List<String> at) {
        return counter(INVENTORY_ITEMS.RESERVED, sku, at);
    }

    int available(Sku sku) {
        return inventory.available(everywhere(), List.of(sku)).getOrDefault(sku, 0);
    }

    private int counter(TableField<?, Integer> counter, Sku sku, List<String> at) {
        return db.select(sum(counter))
                .from(INVENTORY_ITEMS)
                .where(INVENTORY_ITEMS.SKU.eq(sku))
                .and(INVENTORY_ITEMS.LOCATION.in(at))
                .fetchSingle()
                .value1()
                .intValue();
    }

    /** What is promised of a SKU, one number a promise. */
    List<Integer> promises(Sku sku) {
        return db.fetchValues(
                db.select(INVENTORY_RESERVATIONS.OUTSTANDING)
                        .from(INVENTORY_RESERVATIONS)
                        .where(INVENTORY_RESERVATIONS.SKU.eq(sku))
                        .and(INVENTORY_RESERVATIONS.OUTSTANDING.gt(0)));
    }

    int promised(OrderId order) {
        return db
                .fetchValues(
                        db.select(INVENTORY_RESERVATIONS.OUTSTANDING)
                                .from(INVENTORY_RESERVATIONS)
                                .where(INVENTORY_RESERVATIONS.ORDER_ID.eq(order)))
                .stream()
                .mapToInt(units -> units)
                .sum();
    }

    /** In the words of Vendure, from which the cases with movements are. */
    List<String> movements(Sku sku, String location) {
        return db.selectFrom(INVENTORY_MOVEMENTS)
                .where(INVENTORY_MOVEMENTS.SKU.eq(sku))
                .and(INVENTORY_MOVEMENTS.LOCATION.eq(location))
                .and(INVENTORY_MOVEMENTS.CAUSE.ne("as the case begins"))
                .orderBy(INVENTORY_MOVEMENTS.NUMBER)
                .fetch(it ->
                        switch (Kind.valueOf(it.getKind())) {
                            case RESERVED -> "ALLOCATION " + it.getReservedDelta();
                            case RELEASED -> "RELEASE " + -it.getReservedDelta();
                            case SHIPPED -> "SALE " + it.getOnHandDelta();
                            case RETURNED -> "CANCELLATION " + it.getOnHandDelta();
                            case UNSHIPPED ->
                                    it.getOnHandDelta() > 0
                                            ? "CANCELLATION " + it.getOnHandDelta()
                                            : "ALLOCATION " + it.getReservedDelta();
                            default -> it.getKind() + " " + it.getOnHandDelta();
                        });
    }

    /** Compares the figures of a SKU or a location that the case names. */
    void require(String name, JsonNode value) {
        var place = name.matches("[LW][0-9]");
        var sku = place ? sku("it") : sku(name);
        var at = place ? List.of(location(name)) : shelves();
        assertThat(value.isObject()).as("a figure nobody compares: " + name).isTrue();
        value.properties()
                .forEach(figure -> {
                    var is =
                            switch (figure.getKey()) {
                                case "on_hand" -> onHand(sku, at);
                                case "reserved", "allocated" -> reserved(sku, at);
                                default ->
                                        throw new AssertionError(
                                                "a figure nobody compares: " + figure);
                            };
                    assertThat(is).isEqualTo(figure.getValue().asInt());
                });
    }
}
