package dev.cartwright.imports;

import static java.util.Objects.requireNonNull;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.catalog.CategoryTree;
import dev.cartwright.catalog.Selection;
import dev.cartwright.catalog.StoredProduct;
import dev.cartwright.files.Format;
import dev.cartwright.files.Records;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Channels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings products out page by page, in memory that does not grow with their number. Nothing of the
 * database is held while the network is written to: who reads slowly holds a thread and no more.
 */
@Component
class Exports {

    private final Catalog catalog;
    private final Channels channels;
    private final TransactionTemplate snapshot;

    Exports(Catalog catalog, Channels channels, PlatformTransactionManager transactions) {
        this.catalog = catalog;
        this.channels = channels;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What is to be written. */
    record Wish(Format format, ChannelId channel, Selection selection, List<Column> columns) {}

    /** Products as they were at one moment, with the categories of that moment. */
    private record Page(List<StoredProduct> products, CategoryTree categories) {}

    /**
     * Finds out which columns there are, and refuses what cannot be written before any of it is.
     */
    Wish prepare(Format format, ChannelId channel, Selection selection) {
        var sold = channels.get(channel);
        var branch = selection.branch();
        if (branch != null && !catalog.categories().has(branch)) {
            throw CatalogProblem.unknownCategory(branch);
        }
        var columns = ExportColumns.of(catalog.keys(selection), sold);
        if (format == Format.CSV && columns.size() > Records.MOST_COLUMNS) {
            throw ImportProblem.tooWide(columns.size());
        }
        return new Wish(format, channel, selection, columns);
    }

    void write(Wish wish, OutputStream out) throws IOException {
        var file = ExportFile.begin(wish.format(), wish.columns(), out);
        @Nullable ProductId last = null;
        do {
            var page = page(wish, last);
            var cells = new ExportCells(page.categories());
            for (var stored : page.products()) {
                file.add(stored.product(), cells);
            }
            last = page.products().size() < Catalog.AT_ONCE ? null : page.products().getLast().id();
        } while (last != null);
        file.end();
    }

    private Page page(Wish wish, @Nullable ProductId last) {
        return requireNonNull(
                snapshot.execute(_ ->
                        new Page(
                                catalog.after(
                                        wish.channel(), wish.selection(), last, Catalog.AT_ONCE),
                                catalog.categories())));
    }
}
