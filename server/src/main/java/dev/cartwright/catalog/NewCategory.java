package dev.cartwright.catalog;

import dev.cartwright.kernel.Text;
import org.jspecify.annotations.Nullable;

/**
 * A category to be added.
 *
 * @param parent null at the top; added before, or earlier in the same list
 */
public record NewCategory(Slug slug, @Nullable Slug parent, String name) {
    public NewCategory {
        name = Text.required("name", name, 200);
        Name.check("name", name);
    }
}
