package dev.cartwright.coupons;

import static dev.cartwright.coupons.Till.ANYTIME;
import static dev.cartwright.coupons.Till.anOrder;
import static dev.cartwright.coupons.Till.somebody;
import static dev.cartwright.coupons.Till.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.Coupon.State;
import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.PersonalData.Person;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes of people who turn out to be one, and of who wants to be forgotten. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, StatementCount.class, AsAdmin.class, Till.class})
class CouponPeopleTest {

    @Autowired Coupons coupons;
    @Autowired CouponDesk desk;
    @Autowired CouponPeople people;
    @Autowired Till till;
    @Autowired Auditor auditor;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void somebody_is_told_codes_and_uses_and_nobody_elses() {
        var ada = somebody();
        var own = till.wordOf(ada, ANYTIME);
        var word = till.word(ANYTIME);
        till.take(anOrder(), ada, word);
        till.take(anOrder(), somebody(), word);

        var facts = people.about(person(ada));

        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).containsEntry("code", own).containsEntry("personal", true);
        assertThat(facts.getLast()).containsEntry("code", word).containsKey("usedAt");
    }

    @Test
    void who_is_forgotten_leaves_counters_and_a_personal_code_that_opens_nothing() {
        var ada = somebody();
        var own = till.wordOf(ada, ANYTIME);
        var word = till.word(terms(2, 1));
        var order = anOrder();
        till.take(order, ada, word);

        assertThat(people.forget(person(ada))).isEqualTo(2);
        assertThat(people.forget(person(ada))).isZero();
        assertThat(people.about(person(ada))).isEmpty();
        assertThat(till.used(word)).isEqualTo(1);
        assertThat(till.find(null, own)).isEqualTo(State.UNKNOWN);
        assertThat(till.take(anOrder(), ada, own)).isEqualTo(State.UNKNOWN);
        assertThat(mentions(ada)).isZero();
        assertThat(coupons.giveBack(order)).isEqualTo(1);
        assertThat(till.used(word)).isZero();
    }

    @Test
    void of_two_who_are_one_person_the_codes_and_uses_are_one_persons() {
        var guest = somebody();
        var ada = somebody();
        var own = till.wordOf(guest, ANYTIME);
        var word = till.word(terms(null, 3));
        var order = anOrder();
        till.take(order, guest, word);
        till.take(anOrder(), guest, word);
        till.take(anOrder(), ada, word);

        transaction.executeWithoutResult(_ ->
                events.publishEvent(
                        new CustomersMerged(UUID.randomUUID(), Instant.EPOCH, guest, ada)));

        assertThat(till.take(anOrder(), ada, word)).isEqualTo(State.LIMIT_REACHED);
        assertThat(till.find(ada, own)).isEqualTo(State.USABLE);
        assertThat(desk.get(own).customer()).isEqualTo(ada);
        assertThat(mentions(guest)).isZero();
        coupons.giveBack(order);
        assertThat(till.take(anOrder(), ada, word)).isEqualTo(State.USABLE);
    }

    private int mentions(CustomerId customer) {
        return db.fetchSingle(
                        """
                        select count(*) from (
                            select customer_id from coupons.coupon_codes
                            union all select customer_id from coupons.coupon_uses
                            union all select customer_id from coupons.coupon_customers
                        ) kept where customer_id = ?
                        """,
                        customer.value())
                .get(0, int.class);
    }

    private static Person person(CustomerId id) {
        return new Person(id, new EmailAddress("ada@example.org"));
    }
}
