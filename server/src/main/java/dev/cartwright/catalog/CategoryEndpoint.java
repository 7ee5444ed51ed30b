package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTree.Branch;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tree of categories over HTTP. */
@RestController
@OpenTo(Audience.EVERYBODY)
class CategoryEndpoint {

    private final Catalog catalog;

    CategoryEndpoint(Catalog catalog) {
        this.catalog = catalog;
    }

    record TreeJson(List<Branch> items) {}

    @GetMapping("/api/categories")
    TreeJson tree() {
        return new TreeJson(catalog.categories().branches());
    }
}
