package dev.cartwright.ledger;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.ledger.LedgerEndpoint.All;
import dev.cartwright.ledger.OpenItemQuery.Last;
import dev.cartwright.ledger.OpenItemQuery.Total;
import dev.cartwright.ledger.OpenItemQuery.Wanted;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has not come to zero though it should, for whoever closes the books. */
@RestController
@ForStaff(Area.LEDGER)
@RequestMapping("/api/admin/ledger/open-items")
class OpenItemEndpoint {

    private final OpenItemQuery query;
    private final Clock clock;

    OpenItemEndpoint(OpenItemQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** What is open in debit and in credit are kept apart: they make up for nothing. */
    record OpenAgeJson(
            CurrencyUnit currency,
            Account account,
            Age age,
            int items,
            Money debits,
            Money credits) {
        static OpenAgeJson of(Total it) {
            return new OpenAgeJson(
                    it.debits().getCurrencyUnit(),
                    it.account(),
                    it.age(),
                    it.items(),
                    it.debits(),
                    it.credits());
        }
    }

    /** Of an order or of a source; positive where it is in debit. */
    record OpenItemJson(
            @Nullable OrderId order, @Nullable UUID source, Money amount, Instant since, Age age) {
        static OpenItemJson of(OpenItem it) {
            return new OpenItemJson(it.order(), it.source(), it.amount(), it.since(), it.age());
        }
    }

    @GetMapping("/ages")
    All<OpenAgeJson> ages() {
        return new All<>(query.ages(clock.instant()).stream().map(OpenAgeJson::of).toList());
    }

    @GetMapping
    Page<OpenItemJson> page(
            @RequestParam Account account,
            @RequestParam CurrencyUnit currency,
            @RequestParam(required = false) @Nullable Age age,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (!Account.clearing().contains(account)) {
            throw new InvalidField("account", "must be one of " + Account.clearing());
        }
        var last = Cursor.after(after, 2, OpenItemEndpoint::last);
        var wanted = new Wanted(account, currency, age);
        var rows = query.page(wanted, last, limit + 1, clock.instant());
        return Page.of(rows, limit, OpenItemEndpoint::cursor)
                .map(some -> some.stream().map(OpenItemJson::of).toList());
    }

    private static Cursor cursor(OpenItem last) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.since()), last.id());
    }

    private static Last last(List<String> keys) {
        var since = Instant.EPOCH.plus(Long.parseLong(keys.get(0)), ChronoUnit.MICROS);
        if (since.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("nothing was posted then");
        }
        return new Last(since, Text.uuid(keys.get(1)));
    }
}
