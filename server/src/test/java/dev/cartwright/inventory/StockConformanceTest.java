package dev.cartwright.inventory;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.StockCases;
import dev.cartwright.StockCases.StockCase;
import dev.cartwright.TestDatabase;
import dev.cartwright.platform.Auditor;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The stock behaves as five other systems' own tests say it should; each case names its source. */
@ModuleTest
@Import({TestDatabase.class, Goods.class})
@TestPropertySource(properties = "cartwright.inventory.hold-carts-for=default=7m")
class StockConformanceTest {

    static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));

    /** Of which the shelves decide; {@code CartConformanceTest} has those of which carts do. */
    static final Set<String> GROUPS =
            Set.of(
                    "reserve",
                    "commit",
                    "release",
                    "admin_adjust",
                    "checkout_check",
                    "unpaid_expiry",
                    "backorder",
                    "adjust",
                    "multi_location",
                    "availability",
                    "ship",
                    "return_to_stock",
                    "payment",
                    "reserve_ttl",
                    "concurrency");

    @Autowired Stockroom stockroom;
    @Autowired Inventory inventory;
    @Autowired Dispatch dispatch;
    @Autowired Bundles bundles;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Auditor auditor;
    @TestBean Clock clock = clock();

    static Clock clock() {
        return CLOCK;
    }

    static Stream<StockCase> cases() {
        return StockCases.of(GROUPS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void as_its_source_says(StockCase said) throws Exception {
        var scene = new Scene(stockroom, inventory, transaction, db, said.initial());
        var script = new Script(scene, inventory, stockroom, dispatch, bundles, CLOCK);
        script.begin(said.initial());

        for (var step : said.steps()) {
            script.play(step);
        }

        var differs = StockCases.differs(said.id());
        if (differs.has("then")) {
            script.play(differs.get("then").asString());
        }
        var without = differs.path("without").valueStream().map(JsonNode::asString).toList();
        var expected = said.expected().properties();
        assertThat(expected).as("what the source expects").isNotEmpty();
        for (var figure : expected) {
            if (!without.contains(figure.getKey())) {
                script.require(figure.getKey(), figure.getValue());
            }
        }
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void every_case_is_played_or_left_out_for_a_reason() {
        var skipped = StockCases.skipped();
        var byId = StockCases.all().stream().collect(toMap(StockCase::id, Function.identity()));

        assertThat(byId).hasSize(53);
        assertThat(skipped).isEmpty();
        assertThat(cases()).hasSize(34);
        assertThat(StockCases.of(Set.of("cart_check"))).hasSize(4);
        assertThat(StockCases.of(StockCases.OF_ORDERS)).hasSize(15);
    }
}
