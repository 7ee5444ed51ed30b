package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTable.Branch;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tree of categories over HTTP. */
@RestController
class CategoryEndpoint {

    private final CategoryTable categories;

    CategoryEndpoint(CategoryTable categories) {
        this.categories = categories;
    }

    record TreeJson(List<Branch> items) {}

    @GetMapping("/api/categories")
    TreeJson tree() {
        return new TreeJson(categories.tree());
    }
}
