package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.BANK;
import static dev.cartwright.ledger.Account.SUSPENSE;
import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PostingTest {

    static final UUID OPERATION = UUID.randomUUID();
    static final OrderId ORDER = anOrder();

    @Test
    void what_does_not_balance_is_no_posting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posting(debit(BANK, "1.00"), credit(SUSPENSE, "0.99")))
                .withMessageStartingWith("a-test does not balance");
    }

    @Test
    void euros_do_not_make_up_for_dollars() {
        var dollars = Entry.credit(SUSPENSE, Money.of(CurrencyUnit.USD, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> posting(debit(BANK, "1.00"), dollars))
                .withMessageStartingWith("a-test does not balance");
    }

    @Test
    void a_posting_has_entries_and_an_entry_has_an_amount() {
        assertThatIllegalArgumentException().isThrownBy(PostingTest::posting);
        assertThatIllegalArgumentException().isThrownBy(() -> debit(BANK, "0.00"));
        assertThatIllegalArgumentException().isThrownBy(() -> debit(BANK, "-0.01"));
        assertThatIllegalArgumentException().isThrownBy(() -> credit(BANK, "-0.01"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Postings.captured(OPERATION, ORDER, eur("0.00")));
    }

    @Test
    void a_kind_is_kebab_case() {
        var entries = List.of(debit(BANK, "1.00"), credit(SUSPENSE, "1.00"));

        for (var kind : List.of("", "Paid", "paid out", "paid-", "-paid", "paid_out")) {
            assertThatIllegalArgumentException()
                    .as(kind)
                    .isThrownBy(() -> new Posting(kind, OPERATION, ORDER, entries));
        }
    }

    private static Posting posting(Entry... entries) {
        return new Posting("a-test", OPERATION, ORDER, List.of(entries));
    }

    private static Entry debit(Account account, String amount) {
        return Entry.debit(account, eur(amount));
    }

    private static Entry credit(Account account, String amount) {
        return Entry.credit(account, eur(amount));
    }
}
