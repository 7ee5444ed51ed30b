package dev.cartwright.catalog;

import dev.cartwright.catalog.ChangeTable.PastChange;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what in the catalogue, over HTTP; the latest first. */
@RestController
@ForStaff(Area.CATALOGUE)
@RequestMapping("/api/admin")
class TrailEndpoint {

    private final ChangeTable changes;
    private final ProductQuery products;
    private final CategoryTable categories;
    private final AttributeTable attributes;

    TrailEndpoint(
            ChangeTable changes,
            ProductQuery products,
            CategoryTable categories,
            AttributeTable attributes) {
        this.changes = changes;
        this.products = products;
        this.categories = categories;
        this.attributes = attributes;
    }

    /**
     * @param before null where it was made
     */
    record ChangeJson(
            Instant at,
            String actor,
            String requestId,
            @Schema(types = "object") @Nullable Object before,
            @Schema(types = "object") Object after) {}

    @GetMapping("/products/{slug}/changes")
    Page<ChangeJson> ofProduct(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var id =
                Optional.ofNullable(products.named(List.of(slug)).get(slug))
                        .orElseThrow(() -> CatalogProblem.noProduct(slug));
        return page("product", id.toString(), limit, after);
    }

    @GetMapping("/categories/{slug}/changes")
    Page<ChangeJson> ofCategory(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (categories.find(slug).isEmpty()) {
            throw CatalogProblem.unknownCategory(slug);
        }
        return page("category", slug.value(), limit, after);
    }

    @GetMapping("/attributes/{code}/changes")
    Page<ChangeJson> ofAttribute(
            @PathVariable String code,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (attributes.find(code).isEmpty()) {
            throw CatalogProblem.unknownAttribute(code);
        }
        return page("attribute", code, limit, after);
    }

    private Page<ChangeJson> page(String subject, String key, int limit, @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(changes.of(subject, key, last, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(TrailEndpoint::json).toList());
    }

    private static ChangeJson json(PastChange it) {
        return new ChangeJson(
                it.at(),
                Actor.label(it.actorKind(), it.actorId()),
                it.requestId(),
                it.before(),
                it.after());
    }
}
