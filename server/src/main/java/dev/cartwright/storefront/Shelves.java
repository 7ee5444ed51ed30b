package dev.cartwright.storefront;

import dev.cartwright.catalog.CategoryTree.Branch;
import dev.cartwright.catalog.Slug;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands in the tree of categories, and where to go from there.
 *
 * @param path from the top to here; empty at the entrance
 * @param below the ways further down
 */
record Shelves(List<Branch> path, List<Branch> below) {

    static Shelves at(List<Branch> top, @Nullable Slug category) {
        var path = new ArrayList<Branch>();
        if (category != null) {
            find(top, category.value(), path);
        }
        return new Shelves(path, path.isEmpty() ? top : path.getLast().children());
    }

    private static boolean find(List<Branch> trees, String slug, List<Branch> path) {
        for (var tree : trees) {
            path.add(tree);
            if (tree.slug().equals(slug) || find(tree.children(), slug, path)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    /** The word for an address; null at the entrance. */
    public @Nullable String here() {
        return path.isEmpty() ? null : path.getLast().slug();
    }
}
