package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static org.jooq.Records.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** A category and what lies below it. */
    record Branch(String slug, String name, List<Branch> children) {}

    private record Row(String slug, @Nullable String parent, String name) {}

    /** Two statements: the paths of parents from before, then all rows. */
    void add(List<NewCategory> categories) {
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

    /** Returns the top categories by name, each with all below it. */
    List<Branch> tree() {
        var rows =
                db.select(CATEGORIES.SLUG, CATEGORIES.PARENT, CATEGORIES.NAME)
                        .from(CATEGORIES)
                        .orderBy(CATEGORIES.NAME, CATEGORIES.SLUG)
                        .fetch(mapping(Row::new));
        var below = new LinkedHashMap<@Nullable String, List<Row>>();
        rows.forEach(row -> below.computeIfAbsent(row.parent(), _ -> new ArrayList<>()).add(row));
        return branches(below, null);
    }

    private static List<Branch> branches(
            Map<@Nullable String, List<Row>> below, @Nullable String parent) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(row -> new Branch(row.slug(), row.name(), branches(below, row.slug())))
                .toList();
    }
}
