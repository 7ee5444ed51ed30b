package dev.cartwright.stocktakes;

import dev.cartwright.platform.Channels;
import dev.cartwright.stocktakes.StockTake.Change;
import dev.cartwright.stocktakes.StockTakeJson.ChangeJson;
import dev.cartwright.stocktakes.TakeFindings.Placed;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Component;

/** Shapes what a count found, with values in the merchant's currency. */
@Component
class TakeReport {

    private static final int FIRST_TASKS = 20;

    private final TakeFindings findings;
    private final Channels channels;

    TakeReport(TakeFindings findings, Channels channels) {
        this.findings = findings;
        this.channels = channels;
    }

    StockTakeJson json(StockTake it) {
        return StockTakeJson.of(it, currency(), null);
    }

    StockTakeJson whole(StockTake it) {
        var tasks = findings.changes(it.id(), true, 0, FIRST_TASKS);
        return StockTakeJson.of(it, currency(), tasks.stream().map(this::json).toList());
    }

    ChangeJson json(Placed<Change> change) {
        return ChangeJson.of(change.what(), currency());
    }

    /** What values are in. */
    CurrencyUnit currency() {
        return channels.get(Channels.DEFAULT).currencies().getFirst();
    }
}
