package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static dev.cartwright.inventory.schema.Tables.LOCATIONS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.support.TransactionTemplate;

/** A random history of all that can happen to stock is, step for step, what paper would say. */
@ModuleTest
@Import({TestDatabase.class, Goods.class})
@TestPropertySource(properties = "cartwright.inventory.hold-carts-for=default=7m")
class StockModelTest {

    static final long SEED = 20261126;
    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @Autowired Stockroom stockroom;
    @Autowired LoadingDock dock;
    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Bundles bundles;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Auditor auditor;
    @TestBean Clock clock = clock();

    List<String> skus = List.of();
    String bundle = "replaced";
    Map<String, Map<String, Integer>> made = Map.of();
    List<String> locations = List.of();

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void two_locations_and_a_bundle() {
        var run = "TEA-" + UUID.randomUUID().toString().substring(0, 8);
        skus = Stream.of("-A", "-B", "-C-lots", "-D-later").map(run::concat).toList();
        bundle = run + "-X";
        made = Map.of(bundle, new TreeMap<>(Map.of(skus.get(0), 2, skus.get(2), 1)));
        locations = List.of(run + "-1", run + "-2");
        for (int i = 0; i < 2; i++) {
            db.insertInto(LOCATIONS)
                    .set(LOCATIONS.LOCATION, locations.get(i))
                    .set(LOCATIONS.NAME, "Number " + i)
                    .set(LOCATIONS.PRIORITY, i)
                    .execute();
        }
        made.forEach((sku, parts) -> {
            var components = new LinkedHashMap<Sku, Integer>();
            parts.forEach((part, units) -> components.put(new Sku(part), units));
            bundles.compose(new Sku(sku), components);
        });
    }

    @Test
    void two_thousand_steps_are_as_on_paper() {
        play(2_000);
    }

    @Tag("long")
    @Test
    void a_hundred_thousand_steps_are_as_on_paper() {
        play(100_000);
    }

    private void play(int steps) {
        var paper = new PaperStock(locations, made);
        for (var location : locations) {
            var later = skus.get(3);
            stockroom.receive(location, Map.of(new Sku(later), 1), "the first");
            paper.receive(later, location, 1, null, null);
            db.update(INVENTORY_ITEMS)
                    .set(INVENTORY_ITEMS.BACKORDER_LIMIT, 5)
                    .where(INVENTORY_ITEMS.SKU.eq(new Sku(later)))
                    .and(INVENTORY_ITEMS.LOCATION.eq(location))
                    .execute();
            paper.sheet(later, location).limit = 5;
        }
        var history = new History(this, paper, SEED);
        for (int step = 0; step < steps; step++) {
            var done = history.step();
            assertThat(shelves()).as("step %d: %s", step, done).isEqualTo(onPaper(paper));
            if (step % 500 == 499) {
                assertThat(promises()).as("step %d: %s", step, done).isEqualTo(promised(paper));
            }
        }
        assertThat(history.kinds()).as("each kind of step was taken, and refused").hasSize(26);
        assertThat(auditor.audit().violations()).isEmpty();
    }

    private String shelves() {
        var lots = new TreeMap<String, String>();
        db.selectFrom(LOT_STOCK)
                .where(LOT_STOCK.SKU.in(skus.stream().map(Sku::new).toList()))
                .and(LOT_STOCK.ON_HAND.gt(0))
                .orderBy(LOT_STOCK.NUMBER)
                .forEach(it ->
                        lots.merge(
                                it.getSku() + "@" + it.getLocation(),
                                it.getNumber() + "=" + it.getOnHand(),
                                (one, other) -> one + " " + other));
        return db
                .selectFrom(INVENTORY_ITEMS)
                .where(INVENTORY_ITEMS.SKU.in(skus.stream().map(Sku::new).toList()))
                .fetch(it -> {
                    var place = it.getSku() + "@" + it.getLocation();
                    return line(
                            place,
                            it.getOnHand(),
                            it.getReserved(),
                            it.getShort(),
                            it.getValue(),
                            lots.getOrDefault(place, ""));
                })
                .stream()
                .sorted()
                .collect(joining("\n"));
    }

    private static String onPaper(PaperStock paper) {
        return paper.sheets.entrySet().stream()
                .map(it -> {
                    var sheet = it.getValue();
                    var lots =
                            new TreeMap<>(sheet.lots)
                                    .entrySet().stream()
                                            .filter(lot -> lot.getValue() > 0)
                                            .map(lot -> lot.getKey() + "=" + lot.getValue())
                                            .sorted()
                                            .collect(joining(" "));
                    return line(
                            it.getKey(),
                            sheet.onHand,
                            sheet.reserved,
                            sheet.shortage,
                            sheet.value,
                            lots);
                })
                .sorted()
                .collect(joining("\n"));
    }

    private static String line(
            String place, int onHand, int reserved, int shortage, long value, String lots) {
        return "%s on hand %d, reserved %d, short %d, value %d %s"
                .formatted(place, onHand, reserved, shortage, value, lots);
    }

    private String promises() {
        return db
                .selectFrom(INVENTORY_RESERVATIONS)
                .where(INVENTORY_RESERVATIONS.SKU.in(skus.stream().map(Sku::new).toList()))
                .fetch(it ->
                        "%s %s %s %d-%d-%d+%d %d"
                                .formatted(
                                        it.getLineSku(),
                                        it.getSku(),
                                        it.getLocation(),
                                        it.getQuantity(),
                                        it.getReleased(),
                                        it.getShipped(),
                                        it.getReturned(),
                                        it.getShippedValue()))
                .stream()
                .sorted()
                .collect(joining("\n"));
    }

    private static String promised(PaperStock paper) {
        return paper.promises.stream()
                .map((PaperPromise it) ->
                        "%s %s %s %d-%d-%d+%d %d"
                                .formatted(
                                        it.line,
                                        it.sku,
                                        it.location,
                                        it.quantity,
                                        it.released,
                                        it.shipped,
                                        it.returned,
                                        it.cost))
                .sorted()
                .collect(joining("\n"));
    }
}
