package dev.cartwright.catalog;

import dev.cartwright.catalog.StaffProductJson.StaffProductLineJson;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Products over HTTP, for staff. Prices are those of the base list, in one channel. */
@RestController
@ForStaff(Area.CATALOGUE)
@RequestMapping("/api/admin/products")
class ProductAdminEndpoint {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final Editing editing;
    private final Publication publication;
    private final StaffProductQuery query;
    private final JsonMapper json;

    ProductAdminEndpoint(
            Editing editing, Publication publication, StaffProductQuery query, JsonMapper json) {
        this.editing = editing;
        this.publication = publication;
        this.query = query;
        this.json = json;
    }

    /**
     * @param at absent is now
     */
    record PublicationRequest(@Nullable Instant at) {}

    /**
     * @param category with all below it
     * @param q a SKU, a slug, or how a name in any language begins
     */
    @GetMapping
    @ForStaff(
            value = Area.CATALOGUE,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    Page<StaffProductLineJson> list(
            @RequestParam(required = false) @Nullable ProductStatus status,
            @RequestParam(required = false) @Nullable Slug category,
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> ProductId.valueOf(keys.getFirst()));
        var rows = query.after(last, status, category, q, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.id()));
    }

    @PostMapping
    ResponseEntity<StaffProductJson> make(
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestBody ProductJson request) {
        var made = editing.make(channel, request.product(ProductStatus.DRAFT));
        return ResponseEntity.created(URI.create("/api/admin/products/" + made.product().slug()))
                .eTag(String.valueOf(made.version()))
                .body(StaffProductJson.of(made));
    }

    @GetMapping("/{slug}")
    @ForStaff(
            value = Area.CATALOGUE,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ResponseEntity<StaffProductJson> show(
            @PathVariable Slug slug, @RequestParam(defaultValue = "default") ChannelId channel) {
        Grants.currentScope().requireChannel(channel);
        return answer(editing.find(channel, slug));
    }

    /** Writes all of it; what is absent is taken away, but for the status, which stays. */
    @PutMapping("/{slug}")
    ResponseEntity<StaffProductJson> replace(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody ProductJson request) {
        return answer(
                editing.change(
                        channel,
                        slug,
                        IfMatch.of(seen),
                        before -> request.product(before.status())));
    }

    /** Writes some of it, by RFC 7396: null takes away, lists are replaced whole. */
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = ProductJson.class)))
    @PatchMapping(
            path = "/{slug}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<StaffProductJson> change(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @AnyNumber(because = "as the whole product") @RequestBody
                    Map<String, @Nullable Object> patch,
            HttpServletRequest request) {
        try {
            return answer(
                    editing.change(
                            channel, slug, IfMatch.of(seen), before -> merged(before, patch)));
        } catch (JacksonException e) {
            var input = new ServletServerHttpRequest(request);
            throw new HttpMessageNotReadableException("not a product", e, input);
        }
    }

    private Product merged(Product before, Map<String, @Nullable Object> patch) {
        var whole = json.valueToTree(ProductJson.of(before));
        var merged = MergePatch.merged(whole, json.valueToTree(patch));
        var product = json.treeToValue(merged, ProductJson.class);
        if (product.status() == null) {
            throw new InvalidField("status", "must not be null");
        }
        return product.product(product.status());
    }

    @PostMapping("/{slug}/archival")
    ResponseEntity<StaffProductJson> archive(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        return answer(
                editing.change(
                        channel,
                        slug,
                        IfMatch.of(seen),
                        before -> before.withStatus(ProductStatus.ARCHIVED)));
    }

    @PostMapping("/{slug}/publication")
    ResponseEntity<StaffProductJson> publish(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody(required = false) @Nullable PublicationRequest request) {
        var at = request == null ? null : request.at();
        return answer(publication.publish(channel, slug, IfMatch.of(seen), at));
    }

    private static ResponseEntity<StaffProductJson> answer(StoredProduct stored) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(stored.version()))
                .body(StaffProductJson.of(stored));
    }
}
