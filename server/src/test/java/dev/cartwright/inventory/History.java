package dev.cartwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes random steps in the product and on paper alike, and sees that both say the same. */
final class History {

    private final StockModelTest shop;
    private final PaperStock paper;
    private final Random random;
    private final Map<String, OrderId> orders = new LinkedHashMap<>();
    private final Map<String, CartId> carts = new LinkedHashMap<>();
    private final Set<String> kinds = new TreeSet<>();

    History(StockModelTest shop, PaperStock paper, long seed) {
        this.shop = shop;
        this.paper = paper;
        this.random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            var cart = new CartId(new UUID(random.nextLong(), random.nextLong()));
            carts.put(Holder.key(cart).toString(), cart);
        }
    }

    /** Each kind of step that was taken so far, apart as it was allowed or refused. */
    Set<String> kinds() {
        return kinds;
    }

    /** Takes one step and says which. */
    String step() {
        var sku = one(shop.skus);
        var at = one(shop.locations);
        var units = 1 + random.nextInt(6);
        return switch (random.nextInt(20)) {
            case 0, 1 -> receive(sku, at, units * 3);
            case 2 -> adjust(sku, at, random.nextInt(9) - 4);
            case 3 -> count(sku, at, random.nextInt(12));
            case 4 -> move(sku, at, units);
            case 5, 6, 7, 8 -> reserve();
            case 9 -> hold();
            case 10, 11, 12 -> allocate();
            case 13 -> release();
            case 14, 15 -> parcel("ship", units);
            case 16 -> parcel("unship", units);
            case 17 -> parcel(random.nextBoolean() ? "return" : "throw away", units);
            case 18 -> parcel("give up", units);
            default -> random.nextInt(10) == 0 ? expire() : reserve();
        };
    }

    private String receive(String sku, String at, int units) {
        var cost = random.nextInt(4) == 0 ? null : random.nextInt(500);
        var lot = sku.endsWith("lots") ? "LOT-" + (1 + random.nextInt(5)) : null;
        var label =
                lot == null ? null : new LotLabel(lot, LocalDate.of(2030, 1, lot.charAt(4) - '0'));
        var arrival = new Arrival(new Sku(sku), units, cost == null ? null : (long) cost, label);
        shop.stockroom.receive(at, List.of(arrival), "delivery");
        paper.receive(sku, at, units, cost, lot);
        return done("receive", true);
    }

    private String adjust(String sku, String at, int delta) {
        if (delta == 0) {
            return step();
        }
        return both(
                "adjust",
                () -> allowed(() -> shop.stockroom.adjust(new Sku(sku), at, delta, null, "found")),
                () -> paper.adjust(sku, at, delta));
    }

    private String count(String sku, String at, int units) {
        shop.stockroom.count(at, List.of(new Counted(new Sku(sku), units, null)), "counted");
        paper.count(sku, at, units);
        return done("count", true);
    }

    private String move(String sku, String from, int units) {
        var to = shop.locations.get(1 - shop.locations.indexOf(from));
        var parcel = Map.of(new Sku(sku), units);
        return both(
                "move",
                () ->
                        allowed(() ->
                                shop.transaction.executeWithoutResult(_ -> {
                                    var parcels = shop.dock.send(from, parcel, Map.of(), "moved");
                                    shop.dock.expect(to, parcel);
                                    shop.dock.arrive(to, parcels, parcel, "moved");
                                })),
                () -> paper.move(sku, from, to, units));
    }

    private String reserve() {
        var order = new OrderId(new UUID(random.nextLong(), random.nextLong()));
        var cart = random.nextInt(4) == 0 ? one(List.copyOf(carts.keySet())) : null;
        var wanted = wanted();
        var said =
                both(
                        cart == null ? "reserve" : "reserve what a cart held",
                        () -> taken(order, cart, wanted),
                        () -> paper.reserve(order.toString(), cart, wanted));
        orders.put(order.toString(), order);
        if (orders.size() > 20) {
            orders.remove(orders.keySet().iterator().next());
        }
        return said;
    }

    private boolean taken(OrderId order, @Nullable String cart, Map<String, Integer> wanted) {
        return take(() ->
                shop.inventory.reserve(
                        order,
                        cart == null ? null : carts.get(cart),
                        Goods.SHOP,
                        new Sourcing(shop.locations, null),
                        skus(wanted)));
    }

    private String hold() {
        var cart = one(List.copyOf(carts.keySet()));
        var wanted = random.nextInt(5) == 0 ? Map.<String, Integer>of() : wanted();
        return both(
                "hold",
                () ->
                        take(() ->
                                shop.inventory.hold(
                                        Objects.requireNonNull(carts.get(cart)),
                                        Goods.SHOP,
                                        new Sourcing(shop.locations, null),
                                        skus(wanted))),
                () -> paper.reserve(cart, cart, wanted));
    }

    private boolean take(Supplier<Reservation> take) {
        return Boolean.TRUE.equals(
                shop.transaction.execute(status -> {
                    if (take.get() instanceof Held) {
                        return true;
                    }
                    status.setRollbackOnly();
                    return false;
                }));
    }

    private Map<String, Integer> wanted() {
        var sold = new ArrayList<>(shop.skus);
        sold.add(shop.bundle);
        var wanted = new TreeMap<String, Integer>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            wanted.put(one(sold), 1 + random.nextInt(5));
        }
        return wanted;
    }

    private String allocate() {
        return order((id, order) ->
                both("allocate", () -> shop.inventory.allocate(order), () -> paper.allocate(id)));
    }

    private String release() {
        return order((id, order) -> {
            shop.inventory.release(order, "cancelled");
            paper.release(it -> it.holder.equals(id));
            return done("release", true);
        });
    }

    private String parcel(String kind, int most) {
        return order((id, order) -> {
            var lines =
                    paper.promises.stream()
                            .filter(it -> it.holder.equals(id))
                            .map(it -> it.line)
                            .distinct()
                            .toList();
            var line = lines.isEmpty() ? shop.bundle : one(lines);
            var units = 1 + random.nextInt(most);
            var parcel = Map.of(new Sku(line), units);
            return switch (kind) {
                case "ship" ->
                        both(
                                kind,
                                () ->
                                        allowed(() ->
                                                shop.dispatch.ship(order, parcel, null, "sent")),
                                () -> paper.ship(id, line, units));
                case "unship" ->
                        both(
                                kind,
                                () ->
                                        allowed(() ->
                                                shop.dispatch.unship(order, parcel, null, "kept")),
                                () -> paper.unship(id, line, units));
                case "give up" ->
                        both(
                                kind,
                                () ->
                                        allowed(() ->
                                                shop.dispatch.release(order, parcel, "not wanted")),
                                () -> paper.giveUp(id, line, units));
                default -> {
                    var sellable = kind.equals("return");
                    yield both(
                            kind,
                            () ->
                                    allowed(() ->
                                            shop.dispatch.takeBack(
                                                    order, parcel, null, sellable, "returned")),
                            () -> paper.takeBack(id, line, units, sellable));
                }
            };
        });
    }

    private String expire() {
        StockModelTest.CLOCK.move(Duration.ofMinutes(31));
        while (shop.inventory.expire() > 0) {
            // Until nothing is left.
        }
        paper.release(it -> !it.paid);
        return done("expire", true);
    }

    private interface OfOrder {
        String does(String id, OrderId order);
    }

    private String order(OfOrder does) {
        if (orders.isEmpty()) {
            return reserve();
        }
        var gone = orders.keySet().stream().filter(this::isAway).toList();
        var id = one(gone.isEmpty() || random.nextBoolean() ? List.copyOf(orders.keySet()) : gone);
        return does.does(id, Objects.requireNonNull(orders.get(id)));
    }

    private boolean isAway(String id) {
        return paper.promises.stream().anyMatch(it -> it.holder.equals(id) && it.away() > 0);
    }

    private static boolean allowed(Runnable does) {
        try {
            does.run();
            return true;
        } catch (InventoryProblem refused) {
            return false;
        }
    }

    private String both(String kind, BooleanSupplier product, BooleanSupplier onPaper) {
        var allowed = product.getAsBoolean();
        assertThat(allowed).as(kind).isEqualTo(onPaper.getAsBoolean());
        return done(kind, allowed);
    }

    private String done(String kind, boolean allowed) {
        kinds.add(kind + (allowed ? "" : ", refused"));
        return kind + (allowed ? "" : ", refused");
    }

    private static Map<Sku, Integer> skus(Map<String, Integer> wanted) {
        var skus = new LinkedHashMap<Sku, Integer>();
        wanted.forEach((sku, units) -> skus.put(new Sku(sku), units));
        return skus;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
