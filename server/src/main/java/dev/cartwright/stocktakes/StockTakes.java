package dev.cartwright.stocktakes;

import dev.cartwright.platform.Grants;
import dev.cartwright.platform.JobQueue;
import dev.cartwright.stocktakes.TakeUpload.Arrived;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with counts by file, but for sending it. */
@Service
class StockTakes {

    private final TakeTable takes;
    private final JobQueue queue;

    StockTakes(TakeTable takes, JobQueue queue) {
        this.takes = takes;
        this.queue = queue;
    }

    /** Has a file that is here worked through. */
    @Transactional
    public StockTake begin(UUID id, Arrived file) {
        takes.queue(id, file.header(), file.digest(), file.records());
        queue.add(TakeJobs.STOCK_TAKE, id.toString());
        return get(id);
    }

    /** One that waits for its file yet is none to the outside, nor is one of another place. */
    StockTake get(UUID id) {
        return takes.find(id)
                .filter(it -> it.status() != StockTake.Status.ARRIVING)
                .filter(it -> Grants.currentScope().admitsLocation(it.wish().location()))
                .orElseThrow(() -> StockTakeProblem.unknown(id));
    }
}
