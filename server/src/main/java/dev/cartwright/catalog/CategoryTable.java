package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The tree that products hang in. */
@Repository
class CategoryTable {

    private final DSLContext db;

    CategoryTable(DSLContext db) {
        this.db = db;
    }

    /** A category and its place: below its parent, by position, then by name. */
    record Node(String slug, @Nullable String parent, String name, int position, int version) {}

    /** Three statements: the tree's lock, the paths of parents from before, then all rows. */
    void add(List<NewCategory> categories) {
        if (categories.isEmpty()) {
            return;
        }
        lockTree();
        var paths =
                db.select(CATEGORIES.SLUG, CATEGORIES.PATH)
                        .from(CATEGORIES)
                        .fetchMap(CATEGORIES.SLUG, CATEGORIES.PATH);
        var insert =
                db.insertInto(
                        CATEGORIES,
                        CATEGORIES.SLUG,
                        CATEGORIES.PARENT,
                        CATEGORIES.NAME,
                        CATEGORIES.PATH);
        for (var category : categories) {
            var slug = category.slug().value();
            var parent = category.parent() == null ? null : category.parent().value();
            if (paths.containsKey(slug)) {
                throw CatalogProblem.slugTaken(category.slug());
            }
            var path = path(paths, parent, slug);
            paths.put(slug, path);
            insert = insert.values(slug, parent, category.name(), path);
        }
        insert.execute();
    }

    private static String[] path(
            Map<String, String[]> paths, @Nullable String parent, String slug) {
        var path = new ArrayList<String>();
        if (parent != null) {
            var above = paths.get(parent);
            if (above == null) {
                throw CatalogProblem.unknownCategory(new Slug(parent));
            }
            path.addAll(List.of(above));
        }
        path.add(slug);
        return path.toArray(String[]::new);
    }

    /** Returns all, each after those it is to be shown after. */
    List<Node> nodes() {
        return nodes(noCondition());
    }

    private List<Node> nodes(Condition which) {
        return db.select(
                        CATEGORIES.SLUG,
                        CATEGORIES.PARENT,
                        CATEGORIES.NAME,
                        CATEGORIES.POSITION,
                        CATEGORIES.VERSION)
                .from(CATEGORIES)
                .where(which)
                .orderBy(CATEGORIES.POSITION, CATEGORIES.NAME, CATEGORIES.SLUG)
                .fetch(mapping(Node::new));
    }

    /**
     * Nobody else changes the tree, nor lists a product in another branch, until the transaction
     * ends.
     */
    void lockTree() {
        db.fetch("select pg_advisory_xact_lock(hashtext('catalog.categories'))");
    }

    /** Locks the whole tree against moves until the transaction ends; answers one category. */
    Optional<Node> forChange(Slug slug) {
        lockTree();
        return find(slug);
    }

    Optional<Node> find(Slug slug) {
        return nodes(CATEGORIES.SLUG.eq(slug.value())).stream().findFirst();
    }

    void describe(Node node) {
        db.update(CATEGORIES)
                .set(CATEGORIES.VERSION, node.version())
                .set(CATEGORIES.NAME, node.name())
                .set(CATEGORIES.POSITION, node.position())
                .where(CATEGORIES.SLUG.eq(node.slug()))
                .execute();
    }

    boolean isBelow(Slug slug, Slug above) {
        return db.fetchExists(CATEGORIES, CATEGORIES.SLUG.eq(slug.value()).and(inside(above)));
    }

    /** Hangs a category and all below it somewhere else; null is the top. One statement. */
    void move(Slug slug, @Nullable Slug parent) {
        db.execute(
                """
                update catalog.categories moved set
                    parent = case when moved.slug = old.slug then new.slug else moved.parent end,
                    version = moved.version + case when moved.slug = old.slug then 1 else 0 end,
                    path = coalesce(new.path, '{}')
                        || moved.path[cardinality(old.path) : cardinality(moved.path)]
                from catalog.categories old
                    left join catalog.categories new on new.slug = ?
                where old.slug = ? and old.slug = any (moved.path)
                """,
                parent == null ? null : parent.value(),
                slug.value());
    }

    /** Returns the products of a category and all below it. */
    List<ProductId> products(Slug slug) {
        return db.select(PRODUCTS.PRODUCT_ID)
                .from(PRODUCTS)
                .where(productsIn(slug))
                .orderBy(PRODUCTS.PRODUCT_ID)
                .fetch(PRODUCTS.PRODUCT_ID);
    }

    private static Condition inside(Slug above) {
        return val(above.value()).eq(any(CATEGORIES.PATH));
    }

    /** Products of a category and all below it. */
    static Condition productsIn(Slug category) {
        return PRODUCTS.CATEGORY.in(
                select(CATEGORIES.SLUG).from(CATEGORIES).where(inside(category)));
    }
}
