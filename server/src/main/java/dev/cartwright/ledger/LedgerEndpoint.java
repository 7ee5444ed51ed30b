package dev.cartwright.ledger;

import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, for the merchant's accountant. */
@RestController
@RequestMapping("/api/admin/ledger")
class LedgerEndpoint {

    private final BalancesQuery balances;
    private final PostedQuery posted;

    LedgerEndpoint(BalancesQuery balances, PostedQuery posted) {
        this.balances = balances;
        this.posted = posted;
    }

    /** Everything there is; a trial balance has no pages. */
    record All<T>(List<T> items) {}

    record BalanceJson(
            CurrencyUnit currency, Account account, Money debits, Money credits, Money balance) {
        static BalanceJson of(Balance line) {
            return new BalanceJson(
                    line.currency(), line.account(), line.debits(), line.credits(), line.balance());
        }
    }

    record EntryJson(Account account, Money debit, Money credit) {
        static EntryJson of(Entry entry) {
            return new EntryJson(entry.account(), entry.debit(), entry.credit());
        }
    }

    record TransactionJson(
            UUID id, Instant at, String kind, UUID source, Actor actor, List<EntryJson> entries) {
        static TransactionJson of(Posted it) {
            var entries = it.entries().stream().map(EntryJson::of).toList();
            return new TransactionJson(
                    it.id(), it.at(), it.kind(), it.source(), it.through(), entries);
        }
    }

    @GetMapping("/balances")
    All<BalanceJson> balances() {
        return new All<>(balances.all().stream().map(BalanceJson::of).toList());
    }

    @GetMapping("/transactions")
    All<TransactionJson> transactions(@RequestParam UUID source) {
        return new All<>(posted.of(source).stream().map(TransactionJson::of).toList());
    }
}
