package dev.cartwright.ledger;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, for the merchant's accountant. */
@RestController
@ForStaff(Area.LEDGER)
@RequestMapping("/api/admin/ledger")
class LedgerEndpoint {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

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
            UUID id,
            Instant at,
            String kind,
            UUID source,
            @Nullable OrderId order,
            Actor actor,
            List<EntryJson> entries) {
        static TransactionJson of(Posted it) {
            var entries = it.entries().stream().map(EntryJson::of).toList();
            return new TransactionJson(
                    it.id(), it.at(), it.kind(), it.source(), it.order(), it.through(), entries);
        }
    }

    /** An entry, and what its account then has of the order. */
    record StatementEntryJson(Account account, Money debit, Money credit, Money balance) {
        static StatementEntryJson of(Statement.Running it) {
            var entry = it.entry();
            return new StatementEntryJson(
                    entry.account(), entry.debit(), entry.credit(), it.balance());
        }
    }

    /** What the customer owes is negative where it is owed to the customer. */
    record StatementLineJson(
            UUID transaction,
            Instant at,
            String kind,
            UUID source,
            Actor actor,
            List<StatementEntryJson> entries,
            List<Money> customerOwes) {
        static StatementLineJson of(Statement.Line line) {
            var it = line.posted();
            var entries = line.entries().stream().map(StatementEntryJson::of).toList();
            return new StatementLineJson(
                    it.id(), it.at(), it.kind(), it.source(), it.through(), entries, line.owed());
        }
    }

    /** Positive where the account is in debit. */
    record ClosingJson(Account account, Money balance) {}

    /** All that was posted for an order, oldest first; nothing where it is unknown. */
    record StatementJson(OrderId order, List<StatementLineJson> lines, List<ClosingJson> balances) {
        static StatementJson of(OrderId order, Statement statement) {
            return new StatementJson(
                    order,
                    statement.lines().stream().map(StatementLineJson::of).toList(),
                    statement.balances().stream()
                            .map(it -> new ClosingJson(it.account(), it.balance()))
                            .toList());
        }
    }

    @GetMapping("/balances")
    All<BalanceJson> balances(@RequestParam(required = false) @Nullable Instant at) {
        if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LAST))) {
            throw new InvalidField("at", "must be between 1970 and 9999");
        }
        var lines = at == null ? balances.all() : balances.before(at);
        return new All<>(lines.stream().map(BalanceJson::of).toList());
    }

    @GetMapping("/orders/{id}")
    StatementJson statement(@PathVariable OrderId id) {
        return StatementJson.of(id, Statement.of(posted.of(id)));
    }

    @GetMapping("/transactions")
    All<TransactionJson> transactions(@RequestParam UUID source) {
        return new All<>(posted.of(source).stream().map(TransactionJson::of).toList());
    }
}
