package dev.cartwright.stocktakes;

import static dev.cartwright.stocktakes.Counter.MAIN;
import static dev.cartwright.stocktakes.Counter.assertField;
import static dev.cartwright.stocktakes.Counter.assertProblem;
import static dev.cartwright.stocktakes.Counter.tea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
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

/** Counts of one shelf. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Counter.Teas.class})
class ShelfCountTest {

    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    final Counter counter;

    ShelfCountTest(
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
            quoteCharacter = '`',
            textBlock =
                    """
                    "location": "main", "counted": 1                                     | reason    | must not be null
                    "location": "main", "counted": -1, "reason": "looked"                | counted   | must be greater than or equal to 0
                    "location": "main", "reason": "looked"                               | counted   | must not be null
                    "counted": 1, "reason": "looked"                                     | location  | must not be null
                    "location": "moon", "counted": 1, "reason": "looked"                 | location  | must be one of [attic, main]
                    "location": "main", "counted": 1, "reason": "looked", "expiresOn": "2030-01-01" | expiresOn | is of a lot, and none is named
                    """)
    void nonsense_is_refused_and_nothing_is_counted(String body, String field, String message) {
        var tea = counter.tenTeas(MAIN);

        assertField(counter.countShelf(tea, "{" + body + "}"), field, message);
        assertThat(counter.onHand(tea)).isEqualTo(10);
    }

    @Test
    void a_sku_that_nobody_has_is_not_counted() {
        assertProblem(
                counter.countShelf(
                        new Sku("NOPE"),
                        "{\"location\": \"main\", \"counted\": 1, \"reason\": \"x\"}"),
                404,
                "unknown-sku");
    }

    @Test
    void one_shelf_is_set_to_what_was_seen() {
        var tea = counter.tenTeas(MAIN);

        assertThat(
                        counter.countShelf(
                                tea,
                                "{\"location\": \"main\", \"counted\": 8, \"reason\": \"looked\"}"))
                .hasStatus(201)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"line": null, "sku": "%s", "lot": null, "counted": 8, "difference": -2,
                         "value": {"amount": "-4.00", "currency": "USD"}, "shortage": 0}
                        """
                                .formatted(tea));
        assertThat(counter.onHand(tea)).isEqualTo(8);
    }
}
