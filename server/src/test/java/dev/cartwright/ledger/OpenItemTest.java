package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.BANK;
import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
import static dev.cartwright.ledger.Account.SUSPENSE;
import static dev.cartwright.ledger.Books.anOrder;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.ledger.OpenItemQuery.Total;
import dev.cartwright.ledger.OpenItemQuery.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test has a currency of its own, so none needs a clean database. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class OpenItemTest {

    @Autowired Ledger ledger;
    @Autowired OpenItemQuery query;
    @Autowired WholeBooks books;
    @Autowired DSLContext db;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;

    OrderId order = anOrder();
    UUID operation = new UUID(0, 0);

    @BeforeEach
    void an_order_and_an_operation_of_its_own() {
        order = anOrder();
        operation = UUID.randomUUID();
    }

    @Test
    void whoever_adds_up_the_whole_books_has_longer_than_a_request() {
        var usual = timeout();

        assertThat(books.read(this::timeout)).isEqualTo("25s").isNotEqualTo(usual);
        assertThat(timeout()).isEqualTo(usual);
    }

    @Test
    void what_came_to_zero_is_not_open() {
        var ten = money("NZD", 10);
        post(Postings.captured(operation, order, ten));
        post(Postings.overpaymentReturned(operation, order, ten));
        post(Postings.refundPaid(UUID.randomUUID(), order, ten));

        assertThat(ages("NZD")).isEmpty();
        assertThat(items(ORDER_RECEIVABLE, "NZD")).isEmpty();
    }

    @Test
    void facts_of_an_order_are_one_item_whatever_their_sources() {
        post(Postings.captured(operation, order, money("AUD", 10)));
        post(Postings.captured(UUID.randomUUID(), order, money("AUD", 5)));
        post(Postings.settled(UUID.randomUUID(), order, money("AUD", 9), money("AUD", 1)));

        assertThat(items(PROCESSOR_RECEIVABLE, "AUD"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.order()).isEqualTo(order);
                    assertThat(item.source()).isNull();
                    assertThat(item.amount()).isEqualTo(money("AUD", 5));
                });
        assertThat(items(ORDER_RECEIVABLE, "AUD"))
                .extracting(OpenItem::amount)
                .containsExactly(money("AUD", -15));
    }

    @Test
    void what_is_about_no_order_is_an_item_of_its_source() {
        post(Postings.settled(operation, null, money("CAD", 7), money("CAD", 0)));

        assertThat(items(PROCESSOR_RECEIVABLE, "CAD"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.order()).isNull();
                    assertThat(item.source()).isEqualTo(operation);
                    assertThat(item.amount()).isEqualTo(money("CAD", -7));
                });
    }

    @Test
    void in_suspense_each_source_stands_for_itself() {
        var explained = UUID.randomUUID();
        post(Postings.unexplained(operation, order, money("HKD", 3)));
        post(Postings.unexplained(explained, order, money("HKD", -3)));
        assertThat(items(SUSPENSE, "HKD")).hasSize(2);
        assertThat(items(PROCESSOR_RECEIVABLE, "HKD")).isEmpty();

        post(Postings.explained(explained, order, money("HKD", -3)));

        assertThat(items(SUSPENSE, "HKD"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.order()).isNull();
                    assertThat(item.source()).isEqualTo(operation);
                    assertThat(item.amount()).isEqualTo(money("HKD", 3));
                });
    }

    @Test
    void an_item_grows_older_to_the_microsecond() {
        post(Postings.unexplained(operation, null, money("SGD", 3)));
        var since = items(SUSPENSE, "SGD").getFirst().since();

        assertThat(age(since.minusSeconds(60))).isEqualTo(Age.UNDER_1_DAY);
        assertThat(age(since)).isEqualTo(Age.UNDER_1_DAY);
        assertThat(age(since.plus(ofDays(1)).minusNanos(1000))).isEqualTo(Age.UNDER_1_DAY);
        assertThat(age(since.plus(ofDays(1)))).isEqualTo(Age.UNDER_7_DAYS);
        assertThat(age(since.plus(ofDays(7)).minusNanos(1000))).isEqualTo(Age.UNDER_7_DAYS);
        assertThat(age(since.plus(ofDays(7)))).isEqualTo(Age.UNDER_30_DAYS);
        assertThat(age(since.plus(ofDays(30)).minusNanos(1000))).isEqualTo(Age.UNDER_30_DAYS);
        assertThat(age(since.plus(ofDays(30)))).isEqualTo(Age.FROM_30_DAYS);
    }

    @Test
    void ages_keep_what_is_owed_apart_from_what_is_owed_to_others() {
        post(Postings.unexplained(operation, null, money("MXN", 8)));
        clock.move(ofDays(40));
        post(Postings.unexplained(UUID.randomUUID(), null, money("MXN", 3)));
        post(Postings.unexplained(UUID.randomUUID(), null, money("MXN", -3)));
        post(Postings.unexplained(UUID.randomUUID(), null, money("MXN", 5)));
        clock.move(ofDays(2));

        assertThat(ages("MXN"))
                .filteredOn(it -> it.account() == SUSPENSE)
                .containsExactly(
                        new Total(SUSPENSE, Age.UNDER_7_DAYS, 3, money("MXN", 8), money("MXN", 3)),
                        new Total(SUSPENSE, Age.FROM_30_DAYS, 1, money("MXN", 8), money("MXN", 0)));
    }

    @Test
    void what_was_settled_and_is_open_again_is_as_old_as_that() {
        var ten = money("PLN", 10);
        post(Postings.captured(operation, order, ten));
        post(Postings.settled(operation, order, ten, money("PLN", 0)));
        clock.move(ofDays(40));
        var before = clock.instant();
        post(Postings.refundPaid(UUID.randomUUID(), order, money("PLN", 4)));
        post(Postings.refundPaid(UUID.randomUUID(), order, money("PLN", 1)));
        clock.move(ofDays(2));

        assertThat(items(PROCESSOR_RECEIVABLE, "PLN"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.amount()).isEqualTo(money("PLN", -5));
                    assertThat(item.age()).isEqualTo(Age.UNDER_7_DAYS);
                    assertThat(item.since()).isBetween(before, before.plusSeconds(60));
                });
        assertThat(items(ORDER_RECEIVABLE, "PLN"))
                .extracting(OpenItem::age)
                .containsExactly(Age.FROM_30_DAYS);
    }

    @Test
    void open_items_add_up_to_the_balance_of_their_account() {
        for (int i = 1; i <= 5; i++) {
            post(Postings.captured(UUID.randomUUID(), anOrder(), money("ZAR", i)));
        }
        post(Postings.refundPaid(operation, anOrder(), money("ZAR", 4)));

        var total =
                ages("ZAR").stream()
                        .filter(it -> it.account() == PROCESSOR_RECEIVABLE)
                        .map(it -> it.debits().minus(it.credits()))
                        .reduce(money("ZAR", 0), Money::plus);
        assertThat(total).isEqualTo(money("ZAR", 11));
        assertThat(ledger.balance(PROCESSOR_RECEIVABLE, CurrencyUnit.of("ZAR"))).isEqualTo(total);
    }

    @Test
    void only_accounts_for_clearing_have_ages() {
        post(Postings.settled(operation, order, money("CZK", 7), money("CZK", 0)));

        assertThat(ages("CZK")).extracting(Total::account).containsExactly(PROCESSOR_RECEIVABLE);
        assertThat(ledger.balance(BANK, CurrencyUnit.of("CZK"))).isEqualTo(money("CZK", 7));
    }

    private String timeout() {
        return db.fetchSingle("show statement_timeout").get(0, String.class);
    }

    private Age age(Instant now) {
        var wanted = new Wanted(SUSPENSE, CurrencyUnit.of("SGD"), null);
        return query.page(wanted, null, 10, now).getFirst().age();
    }

    private List<OpenItem> items(Account account, String currency) {
        var wanted = new Wanted(account, CurrencyUnit.of(currency), null);
        return query.page(wanted, null, 10, clock.instant());
    }

    private List<Total> ages(String currency) {
        return query.ages(clock.instant()).stream()
                .filter(it -> it.debits().getCurrencyUnit().getCode().equals(currency))
                .toList();
    }

    private static Money money(String currency, int amount) {
        return Money.of(CurrencyUnit.of(currency), amount);
    }

    private void post(Posting posting) {
        transaction.executeWithoutResult(_ -> ledger.post(List.of(posting)));
    }
}
