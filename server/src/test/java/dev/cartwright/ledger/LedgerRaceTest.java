package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.schema.Tables.ACCOUNTS;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class})
class LedgerRaceTest {

    @Autowired Ledger ledger;
    @Autowired DSLContext db;
    @Autowired TransactionTemplate transaction;

    @Test
    void twenty_post_one_fact_and_exactly_one_is_told_that_it_is_new() throws Exception {
        var chf = CurrencyUnit.of("CHF");
        var captured = Postings.captured(UUID.randomUUID(), anOrder(), Money.of(chf, 5));

        assertThat(race(nCopies(20, List.of(captured))).filter(won -> !won.isEmpty())).hasSize(1);

        assertThat(ledger.entriesOf(captured.source())).isEqualTo(captured.entries());
        assertThat(ledger.balance(PROCESSOR_RECEIVABLE, chf)).isEqualTo(Money.of(chf, 5));
    }

    @Test
    void the_first_postings_in_a_currency_open_its_accounts_once() throws Exception {
        var isk = CurrencyUnit.of("ISK");
        var postings =
                IntStream.range(0, 20)
                        .mapToObj(_ ->
                                List.of(
                                        Postings.captured(
                                                UUID.randomUUID(),
                                                anOrder(),
                                                Money.ofMinor(isk, 7))));

        assertThat(race(postings.toList())).hasSize(20).allMatch(won -> won.size() == 1);

        assertThat(db.fetchCount(ACCOUNTS, ACCOUNTS.CURRENCY.eq(isk)))
                .isEqualTo(Account.values().length);
        assertThat(ledger.balance(ORDER_RECEIVABLE, isk)).isEqualTo(Money.ofMinor(isk, -140));
    }

    @Test
    void the_same_facts_in_any_sequence_never_lock_each_other_out() throws Exception {
        var dkk = CurrencyUnit.of("DKK");
        for (int round = 0; round < 10; round++) {
            var two =
                    List.of(
                            Postings.captured(UUID.randomUUID(), anOrder(), Money.of(dkk, 1)),
                            Postings.captured(UUID.randomUUID(), anOrder(), Money.of(dkk, 1)));

            var won =
                    race(
                            IntStream.range(0, 10)
                                    .mapToObj(i -> i % 2 == 0 ? two : two.reversed())
                                    .toList());

            assertThat(won.mapToInt(List::size).sum()).isEqualTo(2);
        }
        assertThat(ledger.balance(PROCESSOR_RECEIVABLE, dkk)).isEqualTo(Money.of(dkk, 20));
    }

    private Stream<List<Posting>> race(List<List<Posting>> batches) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = batches.stream().<Callable<List<Posting>>>map(it -> () -> post(it));
            return threads.invokeAll(posts.toList()).stream().map(Future::resultNow);
        }
    }

    private List<Posting> post(List<Posting> postings) {
        return transaction.execute(_ -> ledger.post(postings));
    }
}
