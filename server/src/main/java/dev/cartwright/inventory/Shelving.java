package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.BUNDLE_COMPONENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which shelves there are, for those who move or count goods: locations, bundles, locks. */
@Service
public class Shelving {

    private final DSLContext db;
    private final BookTable books;
    private final Rules rules;
    private final Locations locations;

    Shelving(DSLContext db, BookTable books, Rules rules, Locations locations) {
        this.db = db;
        this.books = books;
        this.rules = rules;
        this.locations = locations;
    }

    /**
     * Refuses a slip of the pen: goods lie where a location is written down or a channel sells.
     *
     * @param field where it was said
     */
    @Transactional(readOnly = true)
    public void requireLocation(String field, String location) {
        locations.requireKnown(field, location);
    }

    /** Those of the SKUs that are bundles, which have no stock of their own. */
    @Transactional(readOnly = true)
    public Set<Sku> bundles(Collection<Sku> skus) {
        return db.selectDistinct(BUNDLE_COMPONENTS.BUNDLE_SKU)
                .from(BUNDLE_COMPONENTS)
                .where(BUNDLE_COMPONENTS.BUNDLE_SKU.in(skus))
                .fetchSet(BUNDLE_COMPONENTS.BUNDLE_SKU);
    }

    /**
     * Locks shelves of two locations in the one order, before units move between them: each alone
     * would lock all of one location first, and two transfers in opposite directions each other
     * out. What is new at the destination is begun.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String origin, String destination, Collection<Sku> skus) {
        rules.keep();
        books.begin(skus.stream().map(sku -> new Place(sku, destination)).toList());
        books.open(
                skus.stream()
                        .flatMap(sku ->
                                Stream.of(new Place(sku, origin), new Place(sku, destination)))
                        .toList());
    }

    /** SKUs of which units lie at a location, by their letters, behind the given one. */
    @Transactional(readOnly = true)
    public List<Sku> kept(String location, @Nullable Sku after, int most) {
        return db.select(INVENTORY_ITEMS.SKU)
                .from(INVENTORY_ITEMS)
                .where(INVENTORY_ITEMS.LOCATION.eq(location))
                .and(INVENTORY_ITEMS.ON_HAND.gt(0))
                .and(after == null ? noCondition() : INVENTORY_ITEMS.SKU.gt(after))
                .orderBy(INVENTORY_ITEMS.SKU)
                .limit(most)
                .fetch(INVENTORY_ITEMS.SKU);
    }
}
