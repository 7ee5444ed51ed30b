package dev.cartwright.imports;

import static dev.cartwright.imports.Merchant.CSV;
import static dev.cartwright.imports.Merchant.JSONL;
import static dev.cartwright.imports.Merchant.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.WholeShop;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How the job goes on, whatever happens; of rows that the catalogue never sees. */
@WholeShop
class ImportRunTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired ChunkWork work;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @Autowired DataSource database;

    /** Fails where a row is called POISON, as a constraint nobody thought of would. */
    private static final String POISON =
            """
            create function imports.refuse_poison() returns trigger language plpgsql as $$
            begin
                raise exception 'poison' using errcode = 'check_violation';
            end $$;
            create trigger refuse_poison before insert on imports.errors
                for each row when (new.row_sku = 'POISON')
                execute function imports.refuse_poison();
            """;

    @AfterEach
    void no_poison_is_left() throws SQLException {
        asSuperuser("drop function if exists imports.refuse_poison cascade");
    }

    @Test
    void each_error_says_line_sku_column_and_value() {
        var id =
                merchant().queues(CSV, "sku,price,popularity\nA,x,\n,1,\n\"B\n\",=1+1,-7\nC,1,,\n");

        merchant().works(id);

        assertThat(merchant().errorsOf(id).lines())
                .containsExactly(
                        "line,sku,field,value,message",
                        "2,A,price,x,must be a number such as 12.34",
                        "3,,sku,,is required",
                        "4,B,price,'=1+1,must be a number such as 12.34",
                        "4,B,popularity,-7,must be a whole number from 0 to 2147483647",
                        "6,,row,,has 4 fields where the first line has 3");
        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "progress": 100, "rowsTotal": 4, "rows": 4, "created": 0,
                         "refused": 4, "errors": 5, "errorsKept": 5, "firstErrors": [
                            {"line": 2, "sku": "A", "field": "price", "value": "x",
                             "message": "must be a number such as 12.34"},
                            {"line": 3, "sku": null, "field": "sku", "value": null,
                             "message": "is required"},
                            {"line": 4}, {"line": 4}, {"line": 6}]}
                        """);
    }

    @Test
    void the_answer_shows_twenty_errors_and_the_file_has_all() {
        var id = merchant().queues(CSV, "sku,price\n" + "A,x\n".repeat(2_345));

        merchant().works(id);

        assertThat(
                        JsonPath.<List<Integer>>read(
                                Merchant.text(merchant().looksAt(id)), "$.firstErrors[*].line"))
                .hasSize(20)
                .startsWith(2, 3)
                .endsWith(21);
        var answer = http.get().uri(Merchant.URL + "/{id}/errors", id).exchange();
        assertThat(answer)
                .hasStatusOk()
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"import-%s-errors.csv\"".formatted(id))
                .hasContentType("text/csv;charset=UTF-8");
        assertThat(Merchant.text(answer).lines())
                .hasSize(2_346)
                .endsWith("2346,A,price,x,must be a number such as 12.34");
    }

    @Test
    void a_chunk_that_was_taken_over_is_not_taken_again() {
        var id = merchant().queues(CSV, "sku,price\n" + "A,x\n".repeat(1_200));

        assertThat(work.next(id)).contains(Duration.ZERO);
        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"RUNNING\", \"progress\": 41, \"rows\": 500,"
                                + " \"finishedAt\": null}");
        merchant().works(id);
        merchant().works(id);

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"DONE\", \"rows\": 1200, \"refused\": 1200, \"errors\": 1200}");
        assertThat(db.fetchSingle("select count(*) from imports.chunks where import_id = ?", id))
                .satisfies(it -> assertThat(it.get(0)).isEqualTo(0L));
    }

    @Test
    void a_chunk_is_a_handful_of_statements_and_one_commit() {
        var id = merchant().queues(CSV, "sku,price\n" + "A,x\n".repeat(500));

        var asked = StatementCount.during(() -> work.next(id));

        assertThat(asked.commits()).isEqualTo(1);
        assertThat(asked.statements())
                .as("time, lock, chunk, errors, counters, chunk's end")
                .hasSize(6);
    }

    @Test
    void what_the_database_never_takes_is_found_and_reported_alone() throws SQLException {
        asSuperuser(POISON);
        var id =
                merchant()
                        .queues(
                                CSV,
                                "sku,price\n"
                                        + "A,x\n".repeat(700)
                                        + "POISON,x\n"
                                        + "A,x\n".repeat(99));

        merchant().works(id);

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"DONE\", \"rows\": 800, \"refused\": 800, \"errors\": 800}");
        assertThat(merchant().errorsOf(id).lines())
                .hasSize(801)
                .contains("702,,row,,cannot be stored: the database refuses it")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_database_that_stays_busy_ends_the_import_with_a_reason() {
        var id = merchant().queues(CSV, "sku,price\nA,x\nB,x\n");
        var busy = new QueryTimeoutException("canceling statement due to statement timeout");

        for (var pause : List.of(1, 2, 4, 8, 0, 1, 2, 4, 8)) {
            assertThat(work.setBack(id, busy)).contains(Duration.ofSeconds(pause));
        }
        assertThat(work.setBack(id, busy)).isEmpty();

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "FAILED", "rows": 0, "progress": 0, "reason": "The database did\
                         not take line 2 in 5 attempts: canceling statement due to statement\
                         timeout"}
                        """);
        assertThat(run.work(id)).isEmpty();
    }

    @Test
    void what_cannot_be_read_at_all_ends_the_import_with_a_reason() {
        db.execute(
                """
                insert into platform.channels (channel_id, name, currencies, locale, time_zone,
                    prices_include_tax, stock_locations)
                values ('closing', 'Closing', '{EUR}', 'de-DE', 'Europe/Berlin', true, '{main}')
                """);
        var id = merchant().queues("{\"format\": \"csv\", \"channel\": \"closing\"}", "sku\nA\n");
        db.execute("delete from platform.channels where channel_id = 'closing'");
        clock.move(Duration.ofSeconds(11));

        merchant().works(id);

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "FAILED", "rows": 0,
                         "reason": "Not all rows were read: there is no channel closing"}
                        """);
    }

    @Test
    void what_was_taken_over_before_a_cancellation_stays() {
        var id = merchant().queues(CSV, "sku,price\n" + "A,x\n".repeat(1_200));
        work.next(id);

        assertThat(merchant().cancels(id)).hasStatus(201);
        merchant().works(id);

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"CANCELLED\", \"rows\": 500, \"errors\": 500}");
        assertProblem(merchant().cancels(id), 409, "import-is-over");
    }

    @Test
    void an_import_that_another_node_has_just_now_is_left_to_it() throws SQLException {
        var id = merchant().queues(CSV, "sku,price\nA,x\n");

        try (var another = database.getConnection()) {
            another.setAutoCommit(false);
            try (var statement = another.createStatement()) {
                statement.execute(
                        "select from imports.imports where import_id = '%s' for no key update"
                                .formatted(id));
            }
            assertThat(run.work(id)).isEqualTo(Optional.of(Duration.ofSeconds(5)));
            another.rollback();
        }

        assertThat(Merchant.read(merchant().looksAt(id), "$.rows")).isEqualTo(0);
    }

    @Test
    void a_malformed_line_costs_that_line_only() {
        var id = merchant().queues(JSONL, "{\"price\": 1}\n{oops\n{\"price\": 1}\n");

        merchant().works(id);

        assertThat(
                        merchant()
                                .errorsOf(id)
                                .lines()
                                .map(it -> it.replaceFirst("(row,,is not JSON).*", "$1")))
                .containsExactly(
                        "line,sku,field,value,message",
                        "1,,sku,,is required",
                        "2,,row,,is not JSON",
                        "3,,sku,,is required");
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}
