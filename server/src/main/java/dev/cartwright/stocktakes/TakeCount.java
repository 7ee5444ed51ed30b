package dev.cartwright.stocktakes;

import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Counted;
import dev.cartwright.inventory.Stockroom.Difference;
import dev.cartwright.kernel.Sku;
import dev.cartwright.stocktakes.CountRow.Good;
import dev.cartwright.stocktakes.StockTake.Change;
import dev.cartwright.stocktakes.StockTake.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets shelves to what was counted; a rehearsal does all of it, and takes it back. */
@Component
class TakeCount {

    private final Stockroom stockroom;
    private final TransactionTemplate apart;

    TakeCount(Stockroom stockroom, PlatformTransactionManager transactions) {
        this.stockroom = stockroom;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.setTimeout(60);
    }

    /** What was counted, and what that changed. */
    record Tally(Result result, List<Change> changes) {}

    /** What the rows of a file say. */
    Tally rows(StockTake at, List<Good> rows) {
        var differences = count(at, rows.stream().map(Good::counted).toList());
        var result = Result.NONE;
        var changes = new ArrayList<Change>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var change = change(row.line(), row.lotNumber(), row.units(), differences.get(i));
            result = result.plus(add(change, changes));
        }
        return new Tally(result, changes);
    }

    /** Nothing lies there of goods that a complete file does not name. */
    Tally sweep(StockTake at, List<Sku> skus) {
        var differences = count(at, skus.stream().map(it -> new Counted(it, 0, null)).toList());
        var result = Result.NONE;
        var changes = new ArrayList<Change>();
        for (var difference : differences) {
            result = result.plus(add(change(null, null, 0, difference), changes));
        }
        return new Tally(result, changes);
    }

    private static Change change(
            @Nullable Integer line, @Nullable String lot, int counted, Difference it) {
        return new Change(line, it.sku(), lot, counted, it.difference(), it.value(), it.missing());
    }

    private static Result add(Change it, List<Change> changes) {
        var isWorthSaying = it.difference() != 0 || it.shortage() > 0;
        if (isWorthSaying) {
            changes.add(it);
        }
        return Result.of(it.difference(), it.value(), it.line() != null, isWorthSaying);
    }

    private List<Difference> count(StockTake at, List<Counted> counted) {
        if (counted.isEmpty()) {
            return List.of();
        }
        var location = at.wish().location();
        var cause = "stock-take " + at.id();
        if (!at.wish().rehearsal()) {
            return stockroom.count(location, counted, cause);
        }
        return Objects.requireNonNull(
                apart.execute(it -> {
                    it.setRollbackOnly();
                    return stockroom.count(location, counted, cause);
                }));
    }
}
