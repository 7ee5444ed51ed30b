package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTable.Node;
import dev.cartwright.kernel.InvalidField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds categories by the names on the way to them, and makes up those that are missing. */
final class CategoryPaths {

    static final int DEEPEST = 10;

    /** A name below a parent. */
    private record Place(@Nullable Slug parent, String name) {
        static Place of(@Nullable Slug parent, String name) {
            return new Place(parent, name.strip().toLowerCase(Locale.ROOT));
        }
    }

    private final Map<Place, Slug> known = new HashMap<>();
    private final Set<Slug> taken = new HashSet<>();
    private final List<NewCategory> made = new ArrayList<>();

    CategoryPaths(List<Node> categories) {
        for (var category : categories) {
            var parent = category.parent() == null ? null : new Slug(category.parent());
            var slug = new Slug(category.slug());
            known.putIfAbsent(Place.of(parent, category.name()), slug);
            taken.add(slug);
        }
    }

    /** Returns those made up by {@link #at} that lead to any of these, parents first. */
    List<NewCategory> madeFor(Collection<Slug> used) {
        var needed = new HashSet<>(used);
        for (var category : made.reversed()) {
            if (needed.contains(category.slug()) && category.parent() != null) {
                needed.add(category.parent());
            }
        }
        return made.stream().filter(it -> needed.contains(it.slug())).toList();
    }

    Slug at(List<String> names) {
        if (names.isEmpty() || names.size() > DEEPEST) {
            throw new InvalidField("category", "must be 1 to " + DEEPEST + " names deep");
        }
        Slug at = null;
        for (var name : names) {
            if (name.isBlank() || name.length() > 200) {
                throw new InvalidField("category", "must have names of 1 to 200 characters");
            }
            Name.check("category", name);
            at = below(at, name);
        }
        return Objects.requireNonNull(at);
    }

    /** A single word that is a category's slug is that category. */
    private Slug below(@Nullable Slug parent, String name) {
        var found = known.get(Place.of(parent, name));
        if (found == null && parent == null && name.matches("[a-z0-9._~-]{1,150}")) {
            found = taken.contains(new Slug(name)) ? new Slug(name) : null;
        }
        return found != null ? found : make(parent, name.strip());
    }

    private Slug make(@Nullable Slug parent, String name) {
        var word = Slug.ofName(name);
        var slug = taken.contains(word) && parent != null ? Slug.ofName(parent + " " + name) : word;
        for (int i = 2; !taken.add(slug); i++) {
            slug = new Slug(word + "-" + i);
        }
        known.put(Place.of(parent, name), slug);
        made.add(new NewCategory(slug, parent, name));
        return slug;
    }
}
