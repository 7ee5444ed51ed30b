package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.anOrder;
import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.CodeMaker;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.PersonalData.Person;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What stays of promotions, whoever is forgotten or would rather not have done it. */
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
class PromotionRecordsTest {

    private static final String TEN = "{\"percent\": \"10\"}";

    @Autowired Promotions promotions;
    @Autowired PromotionPeople people;
    @Autowired Counter counter;
    @Autowired Clock clock;
    @Autowired Auditor auditor;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void who_is_merged_takes_over_what_was_used_and_who_is_forgotten_leaves_the_sums() {
        var goods = sku();
        var id =
                counter.publish(
                        off(goods, TEN, ", \"limits\": {\"uses\": 9, \"usesPerCustomer\": 2}"));
        var guest = somebody();
        var ada = somebody();
        counter.reserve(anOrder(), guest, cart(goods, "150.00", guest, Map.of()));
        counter.reserve(anOrder(), ada, cart(goods, "150.00", ada, Map.of()));

        transaction.executeWithoutResult(_ ->
                people.moved(new CustomersMerged(UUID.randomUUID(), clock.instant(), guest, ada)));

        assertThat(promotions.reckon(cart(goods, "150.00", ada, Map.of())).isNothing()).isTrue();
        var person = new Person(ada, new EmailAddress("ada@example.org"));
        assertThat(people.about(person)).hasSize(2);
        assertThat(people.forget(person)).isEqualTo(2);
        assertThat(people.forget(person)).isZero();
        assertThat(people.about(person)).isEmpty();
        assertThat(counter.used(id, "USES")).isEqualTo(2);
    }

    @Test
    void what_was_written_and_done_is_never_changed() {
        var id = counter.publish(off(sku(), TEN, ""));

        for (var table : new String[] {"promotion_versions", "promotion_changes"}) {
            assertThatThrownBy(() ->
                            db.execute(
                                    "delete from promotions." + table + " where promotion_id = ?",
                                    id.value()))
                    .isInstanceOfAny(
                            DataAccessException.class,
                            org.springframework.dao.DataAccessException.class);
        }
    }
}
