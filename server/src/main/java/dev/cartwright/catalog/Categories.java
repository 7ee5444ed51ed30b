package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTable.Node;
import dev.cartwright.catalog.ChangeTable.Change;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, describes and moves categories; one at a time, for a move concerns all the tree. */
@Component
class Categories {

    /** As deep as files may make it, too. */
    private static final int DEEPEST = CategoryPaths.DEEPEST;

    private final CategoryTable table;
    private final ChangeTable changes;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Categories(
            CategoryTable table,
            ChangeTable changes,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Parents before their children; all or none. */
    @Transactional
    public void add(List<NewCategory> added) {
        table.add(added);
        tell();
    }

    private void tell() {
        events.publishEvent(new CategoriesChanged(ids.next(), clock.instant()));
    }

    Node find(Slug slug) {
        return table.find(slug).orElseThrow(() -> CatalogProblem.unknownCategory(slug));
    }

    /**
     * @param wanted null makes a word of the name
     */
    @Transactional
    Node make(@Nullable Slug wanted, @Nullable Slug parent, String name, int position) {
        table.lockTree();
        var tree = tree(parent);
        if (parent != null && tree.path(parent).size() >= DEEPEST) {
            throw tooDeep();
        }
        var slug = wanted == null ? free(tree, name) : wanted;
        table.add(List.of(new NewCategory(slug, parent, name)));
        if (position != 0) {
            var made = find(slug);
            table.describe(new Node(made.slug(), made.parent(), made.name(), position, 1));
        }
        return changed(null, slug);
    }

    private static Slug free(CategoryTree tree, String name) {
        var word = Slug.ofName(name);
        var slug = word;
        for (int i = 2; tree.has(slug); i++) {
            slug = new Slug(word + "-" + i);
        }
        return slug;
    }

    /** What is null stays. */
    @Transactional
    Node describe(
            Slug slug,
            @Nullable Integer version,
            @Nullable String name,
            @Nullable Integer position) {
        var before = forChange(slug, version);
        var after =
                new Node(
                        before.slug(),
                        before.parent(),
                        name == null ? before.name() : new NewCategory(slug, null, name).name(),
                        position == null ? before.position() : position,
                        before.version() + 1);
        if (after.name().equals(before.name()) && after.position() == before.position()) {
            return before;
        }
        table.describe(after);
        if (!after.name().equals(before.name())) {
            tellOfProducts(slug);
        }
        return changed(before, slug);
    }

    /** Hangs a category with all below it below another one; null is the top. */
    @Transactional
    Node move(Slug slug, @Nullable Integer version, @Nullable Slug parent) {
        var before = forChange(slug, version);
        var tree = tree(parent);
        if (parent == null ? before.parent() == null : parent.value().equals(before.parent())) {
            return before;
        }
        if (parent != null && table.isBelow(parent, slug)) {
            throw CatalogProblem.belowItself(slug);
        }
        var above = parent == null ? 0 : tree.path(parent).size();
        if (above + tree.height(slug) > DEEPEST) {
            throw tooDeep();
        }
        table.move(slug, parent);
        tellOfProducts(slug);
        return changed(before, slug);
    }

    private Node forChange(Slug slug, @Nullable Integer version) {
        var before = table.forChange(slug).orElseThrow(() -> CatalogProblem.unknownCategory(slug));
        if (version != null && version != before.version()) {
            throw CatalogProblem.changedMeanwhile(before.version());
        }
        return before;
    }

    private CategoryTree tree(@Nullable Slug parent) {
        var tree = new CategoryTree(table.nodes());
        if (parent != null && !tree.has(parent)) {
            throw new InvalidField("parent", "no category is called " + parent);
        }
        return tree;
    }

    private static InvalidField tooDeep() {
        return new InvalidField("parent", "must leave the tree at most " + DEEPEST + " deep");
    }

    private Node changed(@Nullable Node before, Slug slug) {
        var after = find(slug);
        changes.write(
                List.of(new Change("category", slug.value(), before, after)), clock.instant());
        tell();
        return after;
    }

    /** Who lists them lists the names above them and the way to them, too. */
    private void tellOfProducts(Slug slug) {
        var products = table.products(slug);
        for (int from = 0; from < products.size(); from += Catalog.AT_ONCE) {
            var some = products.subList(from, Math.min(from + Catalog.AT_ONCE, products.size()));
            events.publishEvent(new ProductsChanged(ids.next(), clock.instant(), some));
        }
    }
}
