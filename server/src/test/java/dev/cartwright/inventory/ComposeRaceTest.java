package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A SKU becomes a bundle while it gets stock of its own, in a fixed order. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class ComposeRaceTest {

    @Autowired Stockroom stockroom;
    @Autowired Bundles bundles;
    @Autowired Goods goods;
    @Autowired Meanwhile meanwhile;
    @Autowired Auditor auditor;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        tea = goods.tenOnTheShelf();
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void nothing_is_received_of_what_becomes_a_bundle() {
        var set = new Sku("TEA-" + UUID.randomUUID());

        meanwhile.assertRefused(
                () -> bundles.compose(set, Map.of(tea, 1)),
                () -> stockroom.receive(MAIN, Map.of(set, 1), "delivery"),
                "bundle-has-no-stock");
        assertThat(bundles.components(set)).isEqualTo(Map.of(tea, 1));
    }

    @Test
    void what_is_just_arriving_becomes_no_bundle() {
        var set = new Sku("TEA-" + UUID.randomUUID());

        meanwhile.assertRefused(
                () -> stockroom.receive(MAIN, Map.of(set, 1), "delivery"),
                () -> bundles.compose(set, Map.of(tea, 1)),
                "has-stock");
        assertThat(bundles.components(set)).isEmpty();
    }

    @Test
    void nothing_is_found_of_what_becomes_a_bundle() {
        var set = goods.tenOnTheShelf();
        stockroom.adjust(set, MAIN, -10, null, "broken");

        meanwhile.assertRefused(
                () -> bundles.compose(set, Map.of(tea, 1)),
                () -> stockroom.adjust(set, MAIN, 1, null, "found"),
                "bundle-has-no-stock");
    }
}
