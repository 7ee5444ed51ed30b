package dev.cartwright.catalog;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.ProductRow.Outcome;
import dev.cartwright.catalog.ProductRow.Outcome.Refused;
import dev.cartwright.catalog.RowBatch.Means;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes products by SKU, as files and feeds ask for it. */
@Component
class Upsert {

    private final Products products;
    private final ProductQuery query;
    private final CategoryTable categories;
    private final AttributeTable attributes;
    private final Channels channels;
    private final ProductRules rules;
    private final Ids ids;

    Upsert(
            Products products,
            ProductQuery query,
            CategoryTable categories,
            AttributeTable attributes,
            Channels channels,
            ProductRules rules,
            Ids ids) {
        this.products = products;
        this.query = query;
        this.categories = categories;
        this.attributes = attributes;
        this.channels = channels;
        this.rules = rules;
        this.ids = ids;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    List<Outcome> run(ChannelId channel, List<ProductRow> rows, boolean rehearsal) {
        var batch = read(channels.get(channel), rows);
        var outcomes = new ArrayList<Outcome>();
        for (var row : rows) {
            try {
                outcomes.add(batch.take(row));
            } catch (InvalidField e) {
                outcomes.add(new Refused(e.field(), Objects.requireNonNull(e.getMessage())));
            }
        }
        if (!rehearsal) {
            var changed = batch.changed();
            var used = changed.values().stream().map(Product::category).toList();
            categories.add(batch.paths().madeFor(used));
            attributes.addMissing(batch.types().madeFor(changed.values()));
            products.save(channel, batch.before(), changed);
        }
        return outcomes;
    }

    /** What is known of the rows before any is taken; the products among it are locked. */
    private RowBatch read(Channel channel, List<ProductRow> rows) {
        var owners = query.owners(rows.stream().map(ProductRow::sku).toList());
        var slugs = new HashSet<Slug>();
        rows.forEach(row -> slugs.addAll(RowSlug.candidates(row)));
        var named = query.named(slugs);
        var touched = new HashSet<>(owners.values());
        touched.addAll(named.values());
        var stored = products.forChange(channel.id(), touched);
        return new RowBatch(
                channel,
                owners,
                named,
                stored.values().stream().collect(toMap(StoredProduct::id, StoredProduct::product)),
                new Means(
                        new CategoryPaths(categories.nodes()),
                        new AttributeTypes(attributes.all()),
                        rules.today(),
                        ids));
    }
}
