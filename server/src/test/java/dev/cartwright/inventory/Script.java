package dev.cartwright.inventory;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Does what a case's steps say, word by word, and compares what its source expects. */
final class Script {

    private final Scene scene;
    private final Inventory inventory;
    private final Stockroom stockroom;
    private final Dispatch dispatch;
    private final Bundles bundles;
    private final MovableClock clock;
    private final Map<Pattern, Consumer<MatchResult>> words = new LinkedHashMap<>();

    private final CartId cart = new CartId(UUID.randomUUID());
    private OrderId order = new OrderId(UUID.randomUUID());
    private final OrderId paid = new OrderId(UUID.randomUUID());
    private @Nullable Reservation answer;
    private String refusal = "none";
    private int figure;
    private int won;

    Script(
            Scene scene,
            Inventory inventory,
            Stockroom stockroom,
            Dispatch dispatch,
            Bundles bundles,
            MovableClock clock) {
        this.scene = scene;
        this.inventory = inventory;
        this.stockroom = stockroom;
        this.dispatch = dispatch;
        this.bundles = bundles;
        this.clock = clock;
        promises();
        parcels();
        shelves();
        races();
    }

    private void promises() {
        on(
                "(?:checkout reserves|cart reserves|reserve|change the reservation to) (\\d+)(?: at t0)?",
                it -> hold(it, 1));
        on("reserve again for the same line", _ -> answer = scene.hold(cart, Map.of(it(), 3)));
        on(
                "(?:allocate|place order qty|place qty) (\\d+)(?:, strategy.*)?",
                it -> reserve(order, Map.of(it(), units(it, 1))));
        on(
                "(?:add )?(?:order )?(\\d+),(?: order,)? (?:pay|authorise)",
                it -> {
                    reserve(order, Map.of(it(), units(it, 1)));
                    inventory.allocate(order);
                });
        on(
                "place green (\\d+) \\+ red (\\d+)",
                it ->
                        reserve(
                                order,
                                Map.of(
                                        scene.sku("green"),
                                        units(it, 1),
                                        scene.sku("red"),
                                        units(it, 2))));
        on("pay|pay in full|settle", _ -> assertThat(inventory.allocate(order)).isTrue());
        on("refund|A has x 5 and y 5", _ -> {});
        on(
                "B buys y (\\d+)",
                it -> {
                    var other = new OrderId(UUID.randomUUID());
                    reserve(other, Map.of(scene.sku("y"), units(it, 1)));
                    inventory.allocate(other);
                });
        on("A confirms", _ -> reserve(order, Map.of(scene.sku("x"), 5, scene.sku("y"), 5)));
        on(
                "one cart: two bundle lines drawing on the SAME stock item, (\\d+) units each",
                it -> {
                    var one = new Sku("TEA-" + UUID.randomUUID());
                    var other = new Sku("TEA-" + UUID.randomUUID());
                    bundles.compose(one, Map.of(it(), units(it, 1)));
                    bundles.compose(other, Map.of(it(), units(it, 1)));
                    reserve(order, Map.of(one, 1, other, 1));
                });
        on(
                "run the unpaid sweep",
                _ -> {
                    stockroom.receive("main", Map.of(it(), 2), "so that both orders have one");
                    reserve(order, Map.of(it(), 1));
                    reserve(paid, Map.of(it(), 1));
                    inventory.allocate(paid);
                    clock.move(Duration.ofDays(6));
                    while (inventory.expire() > 0) {
                        // Until none is left.
                    }
                });
    }

    private void parcels() {
        on("cancel", _ -> inventory.release(order, "cancelled"));
        on("cancel (\\d+)", it -> dispatch.release(order, Map.of(it(), units(it, 1)), "cancelled"));
        on(
                "fulfil (\\d+)",
                it -> dispatch.ship(order, Map.of(it(), units(it, 1)), null, "shipped"));
        on(
                "cancel the fulfilment \\(not the order\\)",
                _ -> dispatch.unship(order, Map.of(it(), 1), null, "put back"));
        on(
                "cancel the (\\d+) shipped",
                it -> dispatch.takeBack(order, Map.of(it(), units(it, 1)), null, true, "returned"));
    }

    private void shelves() {
        on(
                "(?:admin sets|set) on hand (?:to )?(-?\\d+)",
                it -> adjust(units(it, 1) - scene.onHand(it(), scene.shelves())));
        on("adjust (-?\\d+)", it -> adjust(units(it, 1)));
        on("availability", _ -> figure = scene.available(it()));
        on(
                "stocked over L1\\+L2",
                _ ->
                        figure =
                                scene.onHand(
                                        it(), List.of(scene.location("L1"), scene.location("L2"))));
        on("can (\\d+) be had\\?", it -> figure = scene.available(it()) >= units(it, 1) ? 1 : 0);
    }

    private void races() {
        on(
                "(\\d+) parallel adjustments of \\+1",
                it ->
                        race(
                                units(it, 1),
                                () -> {
                                    adjust(1);
                                    return true;
                                }));
        on(
                "(?:N parallel checkouts of 1 unit each, N=|)(\\d+)(?: parallel orders of 1)?",
                it ->
                        race(
                                units(it, 1),
                                () -> {
                                    var mine = new OrderId(UUID.randomUUID());
                                    return scene.reserve(mine, Map.of(it(), 1)) instanceof Held
                                            && inventory.allocate(mine);
                                }));
    }

    /** What the case begins with beside the shelves: promises that are its own. */
    void begin(JsonNode initial) {
        for (var each : initial.properties()) {
            var reserved = each.getValue().path("reserved").asInt(0);
            if (reserved > 0) {
                hold(reserved);
            }
        }
        var allocated = initial.path("allocated").asInt(0);
        if (allocated > 0) {
            reserve(order, Map.of(it(), allocated));
            inventory.allocate(order);
        }
    }

    void play(String step) {
        var known =
                words.entrySet().stream()
                        .filter(it -> it.getKey().matcher(step).matches())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("a step nobody plays: " + step));
        var match = known.getKey().matcher(step);
        assertThat(match.matches()).isTrue();
        try {
            known.getValue().accept(match.toMatchResult());
        } catch (InventoryProblem refused) {
            refusal = named(refused, step);
        }
    }

    /** Compares one figure that the source expects. */
    void require(String name, JsonNode value) {
        switch (name) {
            case "error" -> assertThat(error()).isEqualTo(value.asString());
            case "ok" -> assertThat(answer).isInstanceOf(Held.class);
            case "allocations" -> assertThat(scene.promised(order)).isEqualTo(value.asInt());
            case "reserved", "allocated" ->
                    assertThat(scene.reserved(it(), scene.shelves())).isEqualTo(value.asInt());
            case "on_hand" ->
                    assertThat(figure > 0 ? figure : scene.onHand(it(), scene.shelves()))
                            .isEqualTo(value.asInt());
            case "available" -> assertThat(scene.available(it())).isEqualTo(value.asInt());
            case "answer" -> assertThat(figure == 1).isEqualTo(value.asBoolean());
            case "reservations" ->
                    assertThat(scene.promises(it()))
                            .isEqualTo(value.valueStream().map(JsonNode::asInt).toList());
            case "movements" ->
                    assertThat(scene.movements(it(), "main"))
                            .isEqualTo(value.valueStream().map(JsonNode::asString).toList());
            case "expires_at" -> assertThat(value.asString()).isEqualTo("t0+" + minutes() + "min");
            case "orders_placed" -> assertThat(won).isEqualTo(value.asInt());
            case "refused" -> assertThat(50 - won).isEqualTo(value.asInt());
            case "on_hand_minus_reserved" ->
                    assertThat(scene.available(it())).isEqualTo(value.asInt());
            case "A" -> assertThat(shortOf()).isEqualTo(value.asString());
            case "x_reserved" ->
                    assertThat(scene.reserved(scene.sku("x"), scene.shelves()))
                            .isEqualTo(value.asInt());
            case "25" -> assertThat(inventory.allocate(order)).isFalse();
            case "26" -> assertThat(inventory.allocate(paid)).isTrue();
            default -> scene.require(name, value);
        }
    }

    private String error() {
        return answer instanceof Refused ? "insufficient_stock" : refusal;
    }

    /** In the words of the cases. */
    private static String named(InventoryProblem refused, String step) {
        return switch (String.valueOf(refused.getBody().getType())) {
            case "/problems/promised-to-orders" -> "below_reserved";
            case "/problems/not-on-hand" ->
                    step.startsWith("fulfil") ? "insufficient_on_hand" : "below_limit";
            default -> refused.toString();
        };
    }

    private String shortOf() {
        return answer instanceof Refused refused
                ? "error insufficient_stock on "
                        + refused.shortages().getFirst().sku().code().replaceAll(".*-", "")
                : "placed";
    }

    private long minutes() {
        return answer instanceof Held held
                ? Duration.between(clock.instant(), held.until()).toMinutes()
                : -1;
    }

    private Sku it() {
        return scene.sku("it");
    }

    private static int units(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private void hold(MatchResult match, int group) {
        hold(units(match, group));
    }

    private void hold(int units) {
        answer = scene.hold(cart, Map.of(it(), units));
    }

    private void reserve(OrderId by, Map<Sku, Integer> wanted) {
        answer = scene.reserve(by, wanted);
    }

    private void adjust(int delta) {
        stockroom.adjust(it(), scene.shelves().getFirst(), delta, null, "as the case says");
    }

    private void race(int runners, Callable<Boolean> run) {
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> done : pool.invokeAll(nCopies(runners, run))) {
                won += done.get() ? 1 : 0;
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void on(String step, Consumer<MatchResult> does) {
        words.put(Pattern.compile(step), does);
    }
}
