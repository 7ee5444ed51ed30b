package dev.cartwright.catalog;

import dev.cartwright.catalog.CategoryTable.Node;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Categories over HTTP, for staff; {@link CategoryEndpoint} shows the tree. */
@RestController
@ForStaff(Area.CATALOGUE)
@RequestMapping("/api/admin/categories")
class CategoryAdminEndpoint {

    private final Categories categories;

    CategoryAdminEndpoint(Categories categories) {
        this.categories = categories;
    }

    /**
     * @param slug absent is a word made of the name
     * @param parent absent is the top
     * @param position among those below the same parent; absent is 0
     */
    record NewCategoryRequest(
            @Nullable Slug slug,
            @Nullable Slug parent,
            @NotNull String name,
            @Nullable @Min(0) @Max(1_000_000) Integer position) {}

    /** What is absent stays. */
    record CategoryRequest(
            @JsonDeserialize(using = KeptName.class) @Nullable String name,
            @Nullable @Min(0) @Max(1_000_000) Integer position) {}

    /**
     * @param parent null, which must be said, is the top
     */
    record MoveRequest(@JsonDeserialize(using = SaidParent.class) @Nullable Slug parent) {}

    record CategoryJson(
            String slug, @Nullable String parent, String name, int position, int version) {}

    @PostMapping
    ResponseEntity<CategoryJson> make(@Valid @RequestBody NewCategoryRequest request) {
        var position = request.position() == null ? 0 : request.position();
        var made = categories.make(request.slug(), request.parent(), request.name(), position);
        return ResponseEntity.created(URI.create("/api/admin/categories/" + made.slug()))
                .eTag(String.valueOf(made.version()))
                .body(json(made));
    }

    @GetMapping("/{slug}")
    @ForStaff(
            value = Area.CATALOGUE,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ResponseEntity<CategoryJson> show(@PathVariable Slug slug) {
        return answer(categories.find(slug));
    }

    @PatchMapping(
            path = "/{slug}",
            consumes = {ProductAdminEndpoint.MERGE_PATCH, "application/json"})
    ResponseEntity<CategoryJson> describe(
            @PathVariable Slug slug,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody CategoryRequest request) {
        return answer(
                categories.describe(slug, IfMatch.of(seen), request.name(), request.position()));
    }

    @PostMapping("/{slug}/move")
    ResponseEntity<CategoryJson> move(
            @PathVariable Slug slug,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody MoveRequest request) {
        return answer(categories.move(slug, IfMatch.of(seen), request.parent()));
    }

    private static ResponseEntity<CategoryJson> answer(Node it) {
        return ResponseEntity.ok().eTag(String.valueOf(it.version())).body(json(it));
    }

    private static CategoryJson json(Node it) {
        return new CategoryJson(it.slug(), it.parent(), it.name(), it.position(), it.version());
    }
}
