package dev.cartwright.inventory;

import static dev.cartwright.inventory.Goods.FROM;
import static dev.cartwright.inventory.Goods.MAIN;
import static dev.cartwright.inventory.Goods.anOrder;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.inventory.Reservation.Held;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is left beside what somebody buys can be had together with it. */
@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class SpareTest {

    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Bundles bundles;
    @Autowired Goods goods;
    @Autowired DSLContext db;

    private Sku shelved(int units) {
        var sku = new Sku("CUP-" + UUID.randomUUID());
        stockroom.receive(MAIN, Map.of(sku, units), "first delivery");
        return sku;
    }

    private Sku bundle(Map<Sku, Integer> components) {
        var sku = new Sku("SET-" + UUID.randomUUID());
        bundles.compose(sku, components);
        return sku;
    }

    private int left(Map<Sku, Integer> bought, Sku sku) {
        return left(bought, Set.of(sku)).getOrDefault(sku, -1);
    }

    private Map<Sku, Integer> left(Map<Sku, Integer> bought, Set<Sku> skus) {
        return inventory.left(FROM, null, bought, skus);
    }

    @Test
    void bundles_are_taken_apart_on_both_sides() {
        var cup = shelved(7);
        var saucer = shelved(3);
        var set = bundle(Map.of(cup, 2, saucer, 1));

        assertThat(left(Map.of(), cup)).isEqualTo(7);
        assertThat(left(Map.of(), set)).isEqualTo(3);
        assertThat(left(Map.of(set, 2), cup)).isEqualTo(3);
        assertThat(left(Map.of(set, 2), saucer)).isEqualTo(1);
        assertThat(left(Map.of(cup, 4), set)).isEqualTo(1);
        assertThat(left(Map.of(set, 1, cup, 4), set)).isZero();
        assertThat(left(Map.of(set, 4), cup)).isZero();
    }

    @Test
    void skus_made_of_the_same_share_it() {
        var cup = shelved(5);
        var pair = bundle(Map.of(cup, 2));

        assertThat(left(Map.of(), Set.of(cup, pair))).isEqualTo(Map.of(cup, 3, pair, 1));
        assertThat(left(Map.of(cup, 4), Set.of(cup, pair))).isEqualTo(Map.of(cup, 1, pair, 0));
    }

    @Test
    void what_is_not_kept_is_none_and_what_is_not_tracked_is_without_end() {
        var unknown = new Sku("CUP-" + UUID.randomUUID());
        var voucher = new Sku("CUP-" + UUID.randomUUID());
        db.insertInto(STOCK_RULES)
                .set(STOCK_RULES.SKU, voucher)
                .set(STOCK_RULES.TRACKED, false)
                .execute();
        var cup = shelved(2);
        var set = bundle(Map.of(cup, 1, voucher, 1));

        assertThat(left(Map.of(voucher, 9), Set.of(unknown, voucher)))
                .isEqualTo(Map.of(unknown, 0, voucher, Inventory.UNLIMITED));
        assertThat(left(Map.of(cup, 1), set)).isEqualTo(1);
        assertThat(inventory.covers(FROM, null, Map.of(voucher, 9))).isTrue();
        assertThat(inventory.covers(FROM, null, Map.of(unknown, 1))).isFalse();
        assertThat(inventory.covers(FROM, null, Map.of())).isTrue();
    }

    @Test
    void what_must_come_from_one_place_is_there_only_if_one_has_all_of_it() {
        var cup = shelved(3);
        var other = "other-" + UUID.randomUUID();
        stockroom.receive(other, Map.of(cup, 4), "first delivery");
        var from = new Sourcing(List.of(MAIN, other), null);

        assertThat(inventory.left(from, null, Map.of(cup, 2), Set.of(cup)))
                .isEqualTo(Map.of(cup, 5));
        assertThat(inventory.covers(from, null, Map.of(cup, 7))).isTrue();
        assertThat(inventory.covers(from, null, Map.of(cup, 8))).isFalse();
        db.insertInto(STOCK_RULES)
                .set(STOCK_RULES.SKU, cup)
                .set(STOCK_RULES.SPLITS, false)
                .execute();
        assertThat(inventory.left(from, null, Map.of(cup, 2), Set.of(cup)))
                .isEqualTo(Map.of(cup, 2));
        assertThat(inventory.covers(from, null, Map.of(cup, 4))).isTrue();
        assertThat(inventory.covers(from, null, Map.of(cup, 5))).isFalse();
    }

    @Test
    void what_the_cart_holds_is_its_own() {
        var cup = shelved(5);
        var pair = bundle(Map.of(cup, 2));
        var mine = new CartId(UUID.randomUUID());
        hold(mine, Map.of(pair, 1));
        hold(new CartId(UUID.randomUUID()), Map.of(cup, 1));

        var left = inventory.left(FROM, mine, Map.of(pair, 1), Set.of(cup));

        assertThat(left).isEqualTo(Map.of(cup, 2));
        assertThat(left(Map.of(pair, 1), cup)).isZero();
        assertThat(inventory.covers(FROM, mine, Map.of(pair, 2))).isTrue();
        assertThat(inventory.covers(FROM, mine, Map.of(pair, 2, cup, 1))).isFalse();
        assertThat(inventory.covers(FROM, null, Map.of(pair, 2))).isFalse();
    }

    private void hold(CartId cart, Map<Sku, Integer> units) {
        var held = goods.transaction().execute(_ -> inventory.hold(cart, Goods.SHOP, FROM, units));
        assertThat(held).isInstanceOf(Held.class);
    }

    /** The promise itself is the judge of what can be had at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void all_that_is_left_is_promised_together_with_what_is_bought(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Sku>();
        for (int i = 0; i < 3; i++) {
            all.add(shelved(1 + random.nextInt(6)));
        }
        all.add(bundle(Map.of(all.get(0), 1, all.get(1), 2)));
        all.add(bundle(Map.of(all.get(1), 1, all.get(2), 1)));
        var bought = Map.of(all.get(random.nextInt(5)), 1 + random.nextInt(3));

        var left = left(bought, Set.copyOf(all));

        var covered = inventory.covers(FROM, null, bought);
        var wanted = new HashMap<>(bought);
        left.forEach((sku, units) -> {
            if (units > 0) {
                wanted.merge(sku, units, Integer::sum);
            }
        });
        assertThat(goods.reserve(anOrder(), wanted) instanceof Held)
                .as("seed %s: %s beside %s", seed, left, bought)
                .isEqualTo(covered);
    }
}
