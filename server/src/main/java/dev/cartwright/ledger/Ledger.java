package dev.cartwright.ledger;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the books: what moved is posted once and never changed. */
@Service
public class Ledger {

    private final LedgerTable table;
    private final BalancesQuery balances;
    private final PostedQuery posted;
    private final Ids ids;
    private final Clock clock;

    Ledger(LedgerTable table, BalancesQuery balances, PostedQuery posted, Ids ids, Clock clock) {
        this.table = table;
        this.balances = balances;
        this.posted = posted;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Posts in the caller's transaction, all in one statement. A fact that is in the books already
     * is left as it is; one that somebody else is posting is waited for, at most the lock time-out.
     *
     * @return those that were new, in the order given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Posting> post(List<Posting> postings) {
        if (postings.isEmpty()) {
            return List.of();
        }
        var headers = new LinkedHashMap<UUID, Posting>();
        postings.forEach(posting -> headers.put(ids.next(), posting));
        headers.keySet().retainAll(write(headers));
        return List.copyOf(headers.values());
    }

    /** The first posting in a currency finds no accounts: it opens them and writes again. */
    private List<UUID> write(Map<UUID, Posting> headers) {
        var at = clock.instant();
        var actor = Actor.current();
        return table.write(headers, at, actor)
                .or(() -> {
                    table.openAccounts(currencies(headers));
                    return table.write(headers, at, actor);
                })
                .orElseThrow();
    }

    /** Debits less credits: positive where the account is in debit. */
    public Money balance(Account account, CurrencyUnit currency) {
        return balances.of(account, currency);
    }

    /** Everything posted for a source, oldest first; empty for an unknown one. */
    public List<Entry> entriesOf(UUID source) {
        return posted.of(source).stream().flatMap(it -> it.entries().stream()).toList();
    }

    private static List<CurrencyUnit> currencies(Map<UUID, Posting> headers) {
        return headers.values().stream()
                .flatMap(posting -> posting.entries().stream())
                .map(entry -> entry.amount().getCurrencyUnit())
                .distinct()
                .toList();
    }
}
