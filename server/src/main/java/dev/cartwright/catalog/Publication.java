package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricing.Prices;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts drafts on sale, by hand or when their time has come. */
@Component
class Publication {

    private final Editing editing;
    private final Products products;
    private final Prices prices;
    private final TransactionTemplate transaction;
    private final DSLContext db;
    private final Clock clock;

    Publication(
            Editing editing,
            Products products,
            Prices prices,
            TransactionTemplate transaction,
            DSLContext db,
            Clock clock) {
        this.editing = editing;
        this.products = products;
        this.prices = prices;
        this.transaction = transaction;
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param at null is now; what is on sale already stays so
     */
    StoredProduct publish(
            ChannelId channel, Slug slug, @Nullable Integer version, @Nullable Instant at) {
        if (at != null && !at.isAfter(clock.instant())) {
            throw new InvalidField("at", "must be in the future; leave it out to publish now");
        }
        return editing.change(
                channel,
                slug,
                version,
                before -> {
                    if (before.status() == ProductStatus.ACTIVE && at == null) {
                        return before;
                    }
                    if (before.status() != ProductStatus.DRAFT) {
                        throw CatalogProblem.notADraft(before.status());
                    }
                    return at == null
                            ? before.withStatus(ProductStatus.ACTIVE)
                            : before.withStatus(ProductStatus.DRAFT, at);
                });
    }

    /**
     * Publishes each draft whose time has come, some at once in a transaction. A draft without a
     * price waits on until it has one: on sale it could not be bought.
     */
    void publishDue() {
        var now = clock.instant();
        var due = due(now, null);
        while (!due.isEmpty()) {
            var some = due;
            transaction.executeWithoutResult(_ -> publish(some, now));
            due = due(now, due.getLast());
        }
    }

    private List<ProductId> due(Instant now, @Nullable ProductId last) {
        return db.select(PRODUCTS.PRODUCT_ID)
                .from(PRODUCTS)
                .where(PRODUCTS.STATUS.eq(DSL.inline(ProductStatus.DRAFT.name())))
                .and(PRODUCTS.PUBLISH_AT.le(now))
                .and(last == null ? DSL.noCondition() : PRODUCTS.PRODUCT_ID.gt(last))
                .orderBy(PRODUCTS.PRODUCT_ID)
                .limit(Catalog.AT_ONCE)
                .fetch(PRODUCTS.PRODUCT_ID);
    }

    /** Of what is due, that is due still once it is locked. */
    private void publish(List<ProductId> due, Instant now) {
        var before = new HashMap<ProductId, Product>();
        var after = new HashMap<ProductId, Product>();
        var locked = products.forChange(Channels.DEFAULT, due);
        var priced =
                prices.priced(
                        locked.values().stream()
                                .flatMap(it -> it.product().variants().stream())
                                .map(Variant::sku)
                                .toList());
        locked.forEach((id, stored) -> {
            var product = stored.product();
            var at = product.publishAt();
            if (at != null
                    && !at.isAfter(now)
                    && product.variants().stream().anyMatch(it -> priced.contains(it.sku()))) {
                before.put(id, product);
                after.put(id, product.withStatus(ProductStatus.ACTIVE));
            }
        });
        products.save(Channels.DEFAULT, before, after);
    }
}
