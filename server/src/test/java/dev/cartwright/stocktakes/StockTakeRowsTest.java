package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.Counter.APPLY;
import static dev.cartwright.stocktakes.Counter.MAIN;
import static dev.cartwright.stocktakes.Counter.assertField;
import static dev.cartwright.stocktakes.Counter.assertProblem;
import static dev.cartwright.stocktakes.Counter.read;
import static dev.cartwright.stocktakes.Counter.tea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Bundles;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.platform.Auditor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is refused, as a whole or row by row, and that nothing is counted by it. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Counter.Teas.class})
class StockTakeRowsTest {

    @Autowired Bundles bundles;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    final Counter counter;

    StockTakeRowsTest(
            @Autowired MockMvcTester http,
            @Autowired TakeRun run,
            @Autowired Stockroom stockroom,
            @Autowired Inventory inventory) {
        counter = new Counter(http, run, stockroom, inventory);
    }

    @BeforeEach
    void an_attic() {
        db.execute(Counter.OPEN_AN_ATTIC);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ?location=moon&mode=apply | sku,counted       | location | must be one of [attic, main]
                    ?location=main&mode=maybe | sku,counted       | mode     | must be rehearsal or apply
                    ?location=main            | sku,counted       | mode     | is required
                    ?mode=apply               | sku,counted       | location | is required
                    ?location=main&mode=apply | sku,counted,price | price    | is no column of a count; it has sku, counted, lot, expiresOn
                    ?location=main&mode=apply | sku               | counted  | must be a column of the file
                    ?location=main&mode=apply | sku,counted,sku   | sku      | is a column twice
                    """)
    void what_cannot_be_read_at_all_is_refused_at_once(
            String query, String header, String field, String message) {
        assertField(
                counter.send(query, "text/csv", header + "\nTEA-1,1,1\n", null), field, message);
    }

    @Test
    void a_file_without_rows_or_in_another_encoding_is_refused() {
        assertProblem(counter.send(APPLY, "text/csv", "sku,counted\n", null), 400, "file-empty");
        var answer =
                counter.http()
                        .post()
                        .uri(Counter.URL + APPLY)
                        .contentType("text/csv")
                        .content(new byte[] {'s', 'k', 'u', (byte) 0xff})
                        .exchange();
        assertProblem(answer, 400, "file-unreadable");
    }

    @Test
    void a_stock_take_that_nobody_made_is_not_found() {
        for (var of : List.of("", "/errors", "/errors.csv", "/changes", "/tasks")) {
            assertProblem(counter.get(UUID.randomUUID(), of), 404, "unknown-stock-take");
        }
    }

    @Test
    void a_row_with_the_number_of_a_card_is_reported_without_it() {
        var tea = counter.tenTeas(MAIN);

        var id =
                counter.counts(
                        APPLY,
                        """
                        sku,counted,lot
                        %s,7,4111 1111 1111 1111
                        4111111111111111,7,
                        """
                                .formatted(tea));

        assertThat(Counter.text(counter.get(id, "/errors.csv")).lines())
                .containsExactly(
                        "line,sku,field,value,message",
                        "2,"
                                + tea
                                + ",lot,4111 11** **** 1111,"
                                + "must not have what may be the number of a card",
                        "3,411111******1111,sku,,no product has such a variant");
    }

    @Test
    void a_faulty_row_is_reported_and_stops_no_other() {
        var tea = counter.tenTeas(MAIN);
        var box = tea();
        bundles.compose(box, Map.of(tea, 2));

        var id =
                counter.counts(
                        APPLY,
                        """
                        sku,counted,lot,expiresOn
                        NOPE,1,,
                        %1$s,7,,
                        %1$s,8,,
                        %2$s,1,,
                        TEA-A,many,,
                        TEA-A,-1,,
                        TEA-A,1,A,soon
                        TEA-A,1,,2030-01-01
                        ,1,,
                        TEA-A,1
                        """
                                .formatted(tea, box));

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "rowsTotal": 10, "counted": 1, "changed": 1,
                         "refused": 9, "errors": 9, "missing": 3}
                        """);
        assertThat(Counter.text(counter.get(id, "/errors.csv")).lines())
                .containsExactly(
                        "line,sku,field,value,message",
                        "2,NOPE,sku,,no product has such a variant",
                        "4," + tea + ",sku,,was counted on line 3 already",
                        "5," + box + ",sku,,is a bundle: its components are counted",
                        "6,TEA-A,counted,many,must be a whole number from 0 to 1000000000",
                        "7,TEA-A,counted,-1,must be a whole number from 0 to 1000000000",
                        "8,TEA-A,expiresOn,soon,must be a day such as 2026-01-31",
                        "9,TEA-A,expiresOn,2030-01-01,\"is of a lot, and none is named\"",
                        "10,,sku,,must not be blank",
                        "11,,row,1,has 2 fields where the first line has 4");
        assertThat(counter.get(id, "/errors?limit=1"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"line": 2, "sku": "NOPE", "field": "sku", "value": null,
                            "message": "no product has such a variant"}]}
                        """);
        var next = read(counter.get(id, "/errors?limit=1"), "$.next");
        assertThat(read(counter.get(id, "/errors?limit=1&after=" + next), "$.items[0].line"))
                .isEqualTo(4);
        assertThat(counter.onHand(tea)).isEqualTo(7);
    }

    @Test
    void a_sku_that_was_counted_chunks_before_is_not_counted_again() {
        var tea = counter.tenTeas(MAIN);
        var others =
                IntStream.range(0, TakeUpload.MOST_RECORDS)
                        .mapToObj(i -> "NOPE-" + i + ",1\n")
                        .collect(Collectors.joining());

        var id = counter.counts(APPLY, "sku,counted\n" + tea + ",7\n" + others + tea + ",8\n");

        assertThat(counter.get(id, ""))
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"DONE\", \"changed\": 1, \"refused\": 501}");
        assertThat(Counter.text(counter.get(id, "/errors.csv")))
                .endsWith("503," + tea + ",sku,,was counted on line 2 already\r\n");
        assertThat(counter.onHand(tea)).isEqualTo(7);
    }

    @Test
    void of_all_lots_together_and_one_of_them_the_second_is_refused() {
        var tea = counter.tenTeas(MAIN);
        var cup = counter.tenTeas(MAIN);

        var id =
                counter.counts(
                        APPLY,
                        "sku,counted,lot\n%1$s,4,A\n%1$s,9,\n%2$s,9,\n%2$s,4,A\n"
                                .formatted(tea, cup));

        assertThat(Counter.text(counter.get(id, "/errors.csv")).lines())
                .containsExactly(
                        "line,sku,field,value,message",
                        "3," + tea + ",sku,,was counted on line 2 already",
                        "5," + cup + ",sku,,was counted on line 4 already");
    }

    @Test
    void a_row_that_only_the_stock_refuses_is_found_among_the_others() {
        var tea = tea();
        var best = new LotLabel("BEST", LocalDate.parse("2090-05-01"));
        counter.stockroom().receive(MAIN, List.of(new Arrival(tea, 5, 300L, best)), "delivery");
        var first = counter.tenTeas(MAIN);
        var last = counter.tenTeas(MAIN);

        var id =
                counter.counts(
                        APPLY,
                        "sku,counted,lot,expiresOn\n%s,9,,\n%s,6,BEST,2091-01-01\n%s,8,,\n"
                                .formatted(first, tea, last));

        assertThat(Counter.text(counter.get(id, "/errors.csv")).lines())
                .containsExactly(
                        "line,sku,field,value,message",
                        "3," + tea + ",lot.expiresOn,,lot BEST expires on 2090-05-01");
        assertThat(counter.onHand(first)).isEqualTo(9);
        assertThat(counter.onHand(last)).isEqualTo(8);
        assertThat(counter.onHand(tea)).isEqualTo(5);
    }

    @Test
    void json_that_is_none_is_an_error_of_its_line() {
        var tea = counter.tenTeas(MAIN);

        var id =
                counter.worked(
                        counter.send(
                                APPLY,
                                "application/x-ndjson",
                                """
                                {"sku": "%s", "counted": 9}
                                {broken
                                {"sku": "TEA-A", "counted": 1, "price": 2}
                                {"sku": "TEA-A", "counted": [1]}
                                7
                                """
                                        .formatted(tea),
                                null));

        assertThat(read(counter.get(id, "/errors"), "$.items[*].line").toString())
                .isEqualTo("[2,3,4,5]");
        assertThat(counter.onHand(tea)).isEqualTo(9);
    }
}
