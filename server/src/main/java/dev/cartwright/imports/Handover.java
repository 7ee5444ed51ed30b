package dev.cartwright.imports;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.ProductRow;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Import.Counters;
import dev.cartwright.imports.Row.Bad;
import dev.cartwright.imports.Row.Good;
import dev.cartwright.platform.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the records of a chunk, and gives the catalogue what is good in them. */
@Component
class Handover {

    /** What the catalogue takes at once. */
    private final Catalog catalog;

    private final Contradictions contradictions;
    private final Channels channels;

    Handover(Catalog catalog, Contradictions contradictions, Channels channels) {
        this.catalog = catalog;
        this.contradictions = contradictions;
        this.channels = channels;
    }

    /**
     * What became of a chunk.
     *
     * @param errors in the order of the file
     */
    record Result(Counters counters, List<RowError> errors) {}

    Result take(Import at, Chunk chunk) {
        var channel = channels.get(at.wish().channel());
        var reader = new RowReader(at.wish(), at.header(), channel);
        var good = new ArrayList<Good>();
        var errors = new ArrayList<RowError>();
        int refused = 0;
        for (var raw : chunk.records()) {
            for (var row : reader.read(raw)) {
                switch (row) {
                    case Good it -> good.add(it);
                    case Bad it -> {
                        refused++;
                        errors.addAll(it.errors());
                    }
                }
            }
        }
        var settled = contradictions.settled(at.id(), good, errors);
        refused += good.size() - settled.size();
        var counters = Counters.NONE;
        for (int from = 0; from < settled.size(); from += Catalog.AT_ONCE) {
            var some = settled.subList(from, Math.min(from + Catalog.AT_ONCE, settled.size()));
            counters = counters.plus(upsert(at, some, errors));
        }
        errors.sort(Comparator.comparingInt(RowError::line));
        var found = errors.size() - counters.errors();
        return new Result(counters.plus(Counters.refused(refused, found)), errors);
    }

    private Counters upsert(Import at, List<Good> rows, List<RowError> errors) {
        var outcomes =
                catalog.upsert(
                        at.wish().channel(),
                        rows.stream().map(Good::row).toList(),
                        at.wish().dryRun());
        int created = 0;
        int updated = 0;
        int unchanged = 0;
        int refused = 0;
        for (int i = 0; i < rows.size(); i++) {
            switch (outcomes.get(i)) {
                case ProductRow.Outcome.Created _ -> created++;
                case ProductRow.Outcome.Updated _ -> updated++;
                case ProductRow.Outcome.Unchanged _ -> unchanged++;
                case ProductRow.Outcome.Refused(var field, var message) -> {
                    refused++;
                    errors.add(rows.get(i).refused(field, message));
                }
            }
        }
        return new Counters(created, updated, unchanged, refused, refused);
    }
}
