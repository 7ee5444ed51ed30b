package dev.cartwright.demo;

import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tree that the articles' paths describe. */
final class DemoCategories {

    private final List<NewCategory> categories = new ArrayList<>();
    private final Map<List<String>, Slug> slugs = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Returns all seen so far, parents first. */
    List<NewCategory> all() {
        return List.copyOf(categories);
    }

    /** Returns the category at the end of the path; it and those above are made when new. */
    Slug at(List<String> path) {
        Slug parent = null;
        for (int depth = 1; depth <= path.size(); depth++) {
            parent = at(path.subList(0, depth), parent);
        }
        if (parent == null) {
            throw new IllegalArgumentException("an article needs a category");
        }
        return parent;
    }

    private Slug at(List<String> path, @Nullable Slug parent) {
        var known = slugs.get(path);
        if (known != null) {
            return known;
        }
        var slug = new Slug(Derived.slug(path.getLast(), taken));
        slugs.put(List.copyOf(path), slug);
        categories.add(new NewCategory(slug, parent, readable(path.getLast())));
        return slug;
    }

    /** One source writes "mens-watches". */
    private static String readable(String name) {
        return name.toLowerCase(Locale.ROOT).equals(name)
                ? name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).replace('-', ' ')
                : name;
    }
}
