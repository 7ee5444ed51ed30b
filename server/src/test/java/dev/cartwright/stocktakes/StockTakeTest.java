package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.Counter.APPLY;
import static dev.cartwright.stocktakes.Counter.MAIN;
import static dev.cartwright.stocktakes.Counter.REHEARSE;
import static dev.cartwright.stocktakes.Counter.assertProblem;
import static dev.cartwright.stocktakes.Counter.read;
import static dev.cartwright.stocktakes.Counter.tea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.DatabaseState;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Lots;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts by file that do what they say. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Counter.Teas.class})
class StockTakeTest {

    @Autowired Lots lots;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;
    @Autowired TakeTable takes;
    @Autowired TakeChunks chunks;

    final Counter counter;

    StockTakeTest(
            @Autowired MockMvcTester http,
            @Autowired TakeRun run,
            @Autowired Stockroom stockroom,
            @Autowired Inventory inventory) {
        counter = new Counter(http, run, stockroom, inventory);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void shelves_are_set_to_what_was_counted_and_the_differences_have_a_value() {
        var same = counter.tenTeas(MAIN);
        var fewer = counter.tenTeas(MAIN);
        var more = counter.tenTeas(MAIN);

        var id =
                counter.counts(
                        APPLY, "sku,counted\n%s,10\n%s,7\n%s,12\n".formatted(same, fewer, more));

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"location": "main", "mode": "apply", "complete": false, "status": "DONE",
                         "reason": null, "rowsTotal": 3, "counted": 3, "unchanged": 1,
                         "changed": 2, "refused": 0, "swept": 0, "errors": 0, "tasks": [],
                         "found": 2, "foundValue": {"amount": "4.00", "currency": "USD"},
                         "missing": 3, "missingValue": {"amount": "6.00", "currency": "USD"},
                         "by": "API_KEY:admin-key"}
                        """);
        assertThat(counter.get(id, "/changes"))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [
                            {"line": 3, "sku": "%s", "lot": null, "counted": 7, "difference": -3,
                             "value": {"amount": "-6.00", "currency": "USD"}, "shortage": 0},
                            {"line": 4, "sku": "%s", "lot": null, "counted": 12, "difference": 2,
                             "value": {"amount": "4.00", "currency": "USD"}, "shortage": 0}],
                         "next": null}
                        """
                                .formatted(fewer, more));
        assertThat(List.of(same, fewer, more))
                .extracting(counter::onHand)
                .containsExactly(10, 7, 12);
    }

    @Test
    void a_rehearsal_says_the_same_and_changes_nothing() {
        var fewer = counter.tenTeas(MAIN);
        var unseen = tea();
        reserve(fewer, 9);
        var before = stock();

        var id =
                counter.counts(
                        REHEARSE,
                        "sku,counted,lot,expiresOn\n%s,7,,\n%s,5,A,2090-01-01\n"
                                .formatted(fewer, unseen));

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"mode": "rehearsal", "status": "DONE", "changed": 2, "found": 5,
                         "missing": 3, "tasks": [{"line": 2, "shortage": 2}]}
                        """);
        assertThat(stock()).isEqualTo(before);
    }

    @Test
    void json_lines_and_a_list_of_json_say_the_same() {
        var tea = counter.tenTeas(MAIN);
        var line = "{\"sku\": \"%s\", \"counted\": %d}";

        counter.worked(
                counter.send(APPLY, "application/x-ndjson", line.formatted(tea, 8) + "\n", null));
        assertThat(counter.onHand(tea)).isEqualTo(8);

        var list = "[" + line.formatted(tea, 6) + "]";
        counter.worked(counter.send(APPLY, "application/json", list, null));
        assertThat(counter.onHand(tea)).isEqualTo(6);
    }

    @Test
    void lots_are_counted_one_by_one_and_new_ones_begin() {
        var tea = tea();
        counter.stockroom()
                .receive(
                        MAIN,
                        List.of(
                                new Arrival(tea, 4, 100L, new LotLabel("A", null)),
                                new Arrival(tea, 6, 100L, new LotLabel("B", null))),
                        "delivery");

        counter.counts(
                APPLY,
                "sku,counted,lot,expiresOn\n%1$s,3,A,\n%1$s,2,C,2090-01-31\n".formatted(tea));

        assertThat(lots.levels(tea))
                .extracting(it -> it.number() + " " + it.onHand() + " " + it.expiresOn())
                .containsExactly("C 2 2090-01-31", "A 3 null", "B 6 null");
    }

    @Test
    void promised_units_that_are_not_there_are_tasks() {
        var tea = counter.tenTeas(MAIN);
        var cup = counter.tenTeas(MAIN);
        reserve(tea, 9);
        reserve(cup, 4);

        var id = counter.counts(APPLY, "sku,counted\n%s,7\n%s,5\n".formatted(tea, cup));

        assertThat(read(counter.get(id, "/tasks"), "$.items[*].shortage").toString())
                .isEqualTo("[2]");
        assertThat(read(counter.get(id, "/tasks"), "$.items[0].sku")).isEqualTo(tea.code());
        var level = counter.inventory().levels(tea).getFirst();
        assertThat(level.reserved()).isEqualTo(9);
        assertThat(level.shortage()).isEqualTo(2);
    }

    @Test
    void a_complete_count_needs_a_key_and_sets_all_else_there_to_nothing() {
        db.execute(Counter.OPEN_AN_ATTIC);
        var seen = counter.tenTeas("attic");
        var unseen = counter.tenTeas("attic");
        var elsewhere = counter.tenTeas(MAIN);
        var query = "?location=attic&mode=apply&complete=true";
        var file = "sku,counted\n%s,10\n".formatted(seen);

        assertProblem(counter.send(query, "text/csv", file, null), 400, "idempotency-key-needed");
        var refused = counter.worked(counter.send(query, "text/csv", file + "?,x\n", "attic-0"));
        assertThat(read(counter.get(refused, ""), "$.reason"))
                .isEqualTo("Rows were refused, so what the file does not name was left alone.");
        assertThat(counter.onHand(unseen)).isEqualTo(10);

        var id = counter.worked(counter.send(query, "text/csv", file, "attic-1"));

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "rowsTotal": 1, "unchanged": 1, "changed": 0,
                         "swept": 1, "missing": 10, "complete": true, "reason": null}
                        """);
        assertThat(read(counter.get(id, "/changes"), "$.items[0].line")).isNull();
        assertThat(List.of(seen, unseen, elsewhere))
                .extracting(counter::onHand)
                .containsExactly(10, 0, 10);
    }

    @Test
    void a_file_of_many_chunks_is_worked_through_to_its_end() {
        var teas = IntStream.range(0, 1_200).mapToObj(_ -> tea()).toList();
        var file =
                teas.stream()
                        .map(tea -> tea + ",3\n")
                        .collect(Collectors.joining("", "sku,counted\n", ""));

        var id = counter.counts(APPLY, file);

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"DONE\", \"changed\": 1200, \"found\": 3600, \"errors\": 0}");
        assertThat(counter.onHand(teas.getLast())).isEqualTo(3);
        assertThat(
                        read(
                                counter.http().get().uri(Counter.URL + "?limit=1").exchange(),
                                "$.items[0].id"))
                .isEqualTo(id.toString());
    }

    @Test
    void what_nobody_will_read_is_forgotten() {
        var id = counter.counts(APPLY, "sku,counted\n%s,3\n".formatted(tea()));
        assertProblem(counter.send(APPLY, "application/json", "[{", null), 400, "file-unreadable");
        var later = Clock.fixed(Instant.parse("2099-01-01T00:00:00Z"), ZoneOffset.UTC);

        TakeJobs.forgetAll(takes, chunks, later);

        assertThat(db.fetchCount(DSL.table("stocktakes.given"))).isZero();
        assertThat(db.fetchCount(DSL.table("stocktakes.chunks"))).isZero();
        assertThat(
                        db.fetchCount(
                                DSL.table("stocktakes.stock_takes"),
                                DSL.condition("status = 'ARRIVING'")))
                .isZero();
        assertThat(read(counter.get(id, ""), "$.status")).isEqualTo("DONE");
    }

    private void reserve(Sku sku, int units) {
        var from = new Sourcing(List.of(MAIN), null);
        transaction.executeWithoutResult(_ ->
                assertThat(
                                counter.inventory()
                                        .reserve(
                                                new OrderId(UUID.randomUUID()),
                                                null,
                                                Channels.DEFAULT,
                                                from,
                                                Map.of(sku, units)))
                        .isInstanceOf(Held.class));
    }

    /** What the shop keeps of its goods, and what it told of them. */
    private Map<String, String> stock() {
        var tables = new TreeMap<>(DatabaseState.of(db).tables());
        tables.keySet().removeIf(it -> it.startsWith("stocktakes."));
        return tables;
    }
}
