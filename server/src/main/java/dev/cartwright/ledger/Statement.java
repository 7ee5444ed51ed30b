package dev.cartwright.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An order's account: all that was posted for it, with what its customer owed after each.
 *
 * @param balances what each account has of the order in the end, by currency and account
 */
record Statement(List<Line> lines, List<Closing> balances) {

    /** Where a customer's debts are, and debts to the customer. */
    private static final Set<Account> CUSTOMER =
            EnumSet.of(Account.ORDER_RECEIVABLE, Account.REFUND_PAYABLE);

    private static final Comparator<Key> BY_CURRENCY_AND_ACCOUNT =
            Comparator.comparing(Key::currency).thenComparing(Key::account);

    private record Key(CurrencyUnit currency, Account account) {}

    /** An entry, and what its account then has of the order. */
    record Running(Entry entry, Money balance) {}

    /**
     * A transaction.
     *
     * @param owed by the customer after it, in each currency so far; negative where it is owed to
     *     the customer
     */
    record Line(Posted posted, List<Running> entries, List<Money> owed) {}

    /** Positive where the account is in debit. */
    record Closing(Account account, Money balance) {}

    /** Adds up what is given in its sequence. */
    static Statement of(List<Posted> all) {
        var balances = new TreeMap<Key, Money>(BY_CURRENCY_AND_ACCOUNT);
        var lines = new ArrayList<Line>();
        for (var posted : all) {
            var entries =
                    posted.entries().stream()
                            .map(entry -> new Running(entry, add(entry, balances)))
                            .toList();
            lines.add(new Line(posted, entries, owed(balances)));
        }
        var closing = new ArrayList<Closing>();
        balances.forEach((key, balance) -> closing.add(new Closing(key.account(), balance)));
        return new Statement(lines, closing);
    }

    private static Money add(Entry entry, Map<Key, Money> balances) {
        var key = new Key(entry.amount().getCurrencyUnit(), entry.account());
        return balances.merge(key, entry.amount(), Money::plus);
    }

    private static List<Money> owed(Map<Key, Money> balances) {
        var owed = new LinkedHashMap<CurrencyUnit, Money>();
        balances.forEach((key, balance) -> {
            if (CUSTOMER.contains(key.account())) {
                owed.merge(key.currency(), balance, Money::plus);
            }
        });
        return List.copyOf(owed.values());
    }
}
