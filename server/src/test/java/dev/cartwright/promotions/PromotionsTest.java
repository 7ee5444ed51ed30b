package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.anOrder;
import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.somebody;
import static dev.cartwright.promotions.Counter.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.CodeMaker;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Freshness;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is taken off carts just now, and what orders count on. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({
    TestDatabase.class,
    MovableClock.class,
    StatementCount.class,
    Counter.class,
    CodeMaker.class,
    Regulars.class,
    Meanwhile.class
})
class PromotionsTest {

    private static final String TEN = "{\"percent\": \"10\"}";

    @Autowired Promotions promotions;
    @Autowired PromotionDesk desk;
    @Autowired Counter counter;
    @Autowired CodeMaker codes;
    @Autowired Freshness freshness;
    @Autowired MovableClock clock;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    @BeforeEach
    void the_database_is_heard() {
        await().until(freshness::isCertain);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void a_draft_takes_nothing_off_and_what_is_published_does_at_once() {
        var goods = sku();
        var draft = counter.draft(off(goods, TEN, ""));
        assertThat(minor(goods)).isZero();

        desk.publish(draft.id(), null);
        assertThat(minor(goods)).isEqualTo(1500);
        desk.write(
                draft.id(), null, DefinitionReader.read(off(goods, "{\"percent\": \"20\"}", "")));
        assertThat(minor(goods)).isEqualTo(1500);
        desk.publish(draft.id(), null);
        assertThat(minor(goods)).isEqualTo(3000);
        desk.pause(draft.id(), null);
        assertThat(minor(goods)).isZero();
        desk.publish(draft.id(), null);
        assertThat(minor(goods)).isEqualTo(3000);
        desk.end(draft.id(), null);
        assertThat(minor(goods)).isZero();
    }

    /** Another server's word is heard, for the set is read from the database anew. */
    @Test
    void what_another_server_changes_is_seen_within_a_second() {
        var goods = sku();
        var id = counter.publish(off(goods, TEN, ""));
        assertThat(minor(goods)).isEqualTo(1500);

        transaction.executeWithoutResult(_ -> {
            db.execute(
                    "update promotions.promotions set state = 'PAUSED' where promotion_id = ?",
                    id.value());
            db.fetch("select pg_notify('cartwright_changes', ?)", Offers.TOPIC);
        });

        await().atMost(Duration.ofSeconds(1)).until(() -> minor(goods) == 0);
    }

    @Test
    void it_holds_from_the_first_instant_of_its_validity_until_the_last() {
        var goods = sku();
        var from = clock.instant().plus(Duration.ofHours(1));
        var until = from.plus(Duration.ofHours(1));
        var validity =
                ", \"validity\": {\"from\": \"%s\", \"until\": \"%s\"}".formatted(from, until);
        counter.publish(off(goods, TEN, validity));

        assertThat(minor(goods)).isZero();
        clock.move(Duration.ofHours(1));
        assertThat(minor(goods)).isEqualTo(1500);
        clock.move(Duration.ofHours(1));
        assertThat(minor(goods)).isZero();
    }

    @Test
    void an_order_is_counted_by_two_statements_and_by_none_where_nothing_is_off() {
        var goods = sku();
        var limits = limits("\"uses\": 5, \"usesPerCustomer\": 2, \"budget\": " + usd("100.00"));
        var id = counter.publish(off(goods, TEN, ", \"codeRequired\": true, " + limits));
        var code = codes.single(id);
        var ada = somebody();
        var seen = promotions.reckon(cart(goods, "150.00", ada, Map.of(code, id)));

        assertThat(statements(() -> counter.reserve(anOrder(), ada, seen))).isEqualTo(2);
        assertThat(statements(() -> counter.reserve(anOrder(), ada, Reckoned.NOTHING))).isZero();
        assertThat(counter.used(id, "USD")).isEqualTo(1500);
        assertThat(counter.used(id, "USES")).isEqualTo(1);
    }

    @Test
    void of_an_order_that_is_refused_nothing_is_counted() {
        var goods = sku();
        var id = counter.publish(off(goods, TEN, ", \"codeRequired\": true"));
        var code = codes.of(id, null);
        var ada = somebody();
        var seen = promotions.reckon(cart(goods, "150.00", ada, Map.of(code, id)));
        desk.pause(id, null);

        var refused =
                catchThrowableOfType(
                        PromotionsChanged.class, () -> counter.reserve(anOrder(), ada, seen));

        assertThat(refused.promotions()).isEqualTo(Set.of(id));
        assertThat(refused.coupons()).isEmpty();
        assertThat(refused.getBody().getType()).hasToString("/problems/promotions-changed");
        assertThat(codes.used(code)).isZero();
    }

    @Test
    void a_code_that_was_used_up_meanwhile_is_named() {
        var goods = sku();
        var id = counter.publish(off(goods, TEN, ", \"codeRequired\": true"));
        var code = codes.single(id);
        var seen = promotions.reckon(cart(goods, "150.00", null, Map.of(code, id)));
        counter.reserve(anOrder(), somebody(), seen);

        var refused =
                catchThrowableOfType(
                        PromotionsChanged.class,
                        () -> counter.reserve(anOrder(), somebody(), seen));

        assertThat(refused.coupons()).isEqualTo(Set.of(code));
    }

    @Test
    void another_version_than_was_seen_is_refused() {
        var goods = sku();
        var id = counter.publish(off(goods, TEN, ""));
        var seen = promotions.reckon(cart(goods, "150.00"));
        desk.write(id, null, DefinitionReader.read(off(goods, "{\"percent\": \"5\"}", "")));
        counter.reserve(anOrder(), somebody(), seen);
        desk.publish(id, null);

        assertThatThrownBy(() -> counter.reserve(anOrder(), somebody(), seen))
                .isInstanceOf(PromotionsChanged.class);
    }

    @Test
    void what_is_given_back_can_be_used_again() {
        var goods = sku();
        var id = counter.publish(off(goods, TEN, ", " + limits("\"usesPerCustomer\": 1")));
        var ada = somebody();
        var order = anOrder();
        counter.reserve(order, ada, cart(goods, "150.00", ada, Map.of()));
        assertThat(outcome(goods, ada)).isEqualTo(Outcome.LIMIT_REACHED);

        counter.release(order);
        counter.release(order);

        assertThat(outcome(goods, ada)).isEqualTo(Outcome.APPLIED);
        counter.reserve(anOrder(), ada, cart(goods, "150.00", ada, Map.of()));
        assertThat(outcome(goods, ada)).isEqualTo(Outcome.LIMIT_REACHED);
        assertThat(promotions.contains(id)).isTrue();
        assertThat(promotions.contains(new PromotionId(UUID.randomUUID()))).isFalse();
    }

    @Test
    void a_budget_in_another_currency_is_none_in_this_one() {
        var goods = sku();
        var euros = "{\"amount\": \"100.00\", \"currency\": \"EUR\"}";
        counter.publish(off(goods, TEN, ", " + limits("\"budget\": " + euros)));

        assertThat(minor(goods)).isZero();
        assertThat(outcome(goods, null)).isEqualTo(Outcome.BUDGET_SPENT);
    }

    @Test
    void a_limit_set_later_counts_from_then_on_and_never_below_what_is_used() {
        var goods = sku();
        var id = counter.publish(off(goods, TEN, ""));
        counter.reserve(anOrder(), somebody(), cart(goods, "150.00"));
        republish(id, off(goods, TEN, ", " + limits("\"uses\": 2")));
        counter.reserve(anOrder(), somebody(), cart(goods, "150.00"));
        counter.reserve(anOrder(), somebody(), cart(goods, "150.00"));
        assertThat(minor(goods)).isZero();

        assertThatThrownBy(() -> republish(id, off(goods, TEN, ", " + limits("\"uses\": 1"))))
                .isInstanceOf(PromotionProblem.class)
                .hasMessageContaining("promotion-used-more");
        republish(id, off(goods, TEN, ""));
        assertThat(minor(goods)).isEqualTo(1500);
    }

    @Test
    void nobody_counts_outside_of_a_transaction() {
        assertThatThrownBy(() -> promotions.release(anOrder()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void republish(PromotionId id, String definition) {
        desk.write(id, null, DefinitionReader.read(definition));
        desk.publish(id, null);
    }

    private long minor(Sku goods) {
        return promotions.reckon(cart(goods, "150.00")).discounted().goodsMinor();
    }

    private Outcome outcome(Sku goods, @Nullable CustomerId customer) {
        return promotions
                .explain(cart(goods, "150.00", customer, Map.of()))
                .trace()
                .promotions()
                .stream()
                .filter(it -> it.name().equals("Off " + goods))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static int statements(Runnable work) {
        return StatementCount.during(work).statements().size();
    }

    private static String limits(String limits) {
        return "\"limits\": {%s}".formatted(limits);
    }
}
