package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTable.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All categories as they hang together. */
public final class CategoryTree {

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<@Nullable String, List<Node>> below = new LinkedHashMap<>();

    CategoryTree(List<Node> all) {
        for (var node : all) {
            nodes.put(node.slug(), node);
            below.computeIfAbsent(node.parent(), _ -> new ArrayList<>()).add(node);
        }
    }

    /** A category on the way to something. */
    public record Step(String slug, String name) {}

    /** A category and what lies below it. */
    public record Branch(String slug, String name, List<Branch> children) {}

    public boolean has(Slug category) {
        return nodes.containsKey(category.value());
    }

    /** Returns the way from the top to a category; empty where there is none. */
    public List<Step> path(Slug category) {
        var path = new ArrayList<Step>();
        for (var node = nodes.get(category.value());
                node != null;
                node = node.parent() == null ? null : nodes.get(node.parent())) {
            path.addFirst(new Step(node.slug(), node.name()));
        }
        return path;
    }

    /** Returns the top categories, each with all below it. */
    public List<Branch> branches() {
        return branches(null);
    }

    /** Returns what lies directly below a category, each with all below it; null is the top. */
    public List<Branch> branches(@Nullable Slug parent) {
        return below.getOrDefault(parent == null ? null : parent.value(), List.of()).stream()
                .map(it -> new Branch(it.slug(), it.name(), branches(new Slug(it.slug()))))
                .toList();
    }

    /** Counts the categories on the longest way down, the first included. */
    int height(Slug category) {
        return 1
                + below.getOrDefault(category.value(), List.of()).stream()
                        .mapToInt(it -> height(new Slug(it.slug())))
                        .max()
                        .orElse(0);
    }
}
