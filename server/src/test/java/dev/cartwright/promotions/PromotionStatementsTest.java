package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What a cart asks of the database; in a shop of its own, for each promotion may ask more. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@TestPropertySource(properties = "cartwright.promotions.margin-floor=5")
@Import({TestDatabase.class, StatementCount.class, Counter.class})
class PromotionStatementsTest {

    @Autowired Promotions promotions;
    @Autowired Counter counter;

    @Test
    void nothing_is_asked_of_the_database_that_no_promotion_needs() {
        var goods = sku();
        var plain = cart(goods, "150.00");
        await().until(() -> statements(plain) == 0);
        var secret =
                counter.publish(
                        off(
                                goods,
                                "{\"percent\": \"10\"}",
                                ", \"codeRequired\": true, \"limits\": {\"uses\": 5}"));
        var coded = cart(goods, "150.00", null, Map.of("SECRET", secret));

        assertThat(promotions.reckon(coded).discounted().goodsMinor()).isEqualTo(1500);
        await().until(() -> statements(coded) == 1);
        assertThat(statements(plain)).isZero();
    }

    /** The word of its own change comes back to a server, which then looks once more. */
    private int statements(PromotedCart cart) {
        return StatementCount.during(() -> promotions.reckon(cart)).statements().size();
    }
}
