package dev.cartwright.catalog;

import dev.cartwright.catalog.AttributeTable.Stored;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What products can be described by, over HTTP, for staff. */
@RestController
@ForStaff(Area.CATALOGUE)
@RequestMapping("/api/admin/attributes")
class AttributeEndpoint {

    private final Attributes attributes;
    private final AttributeTable table;

    AttributeEndpoint(Attributes attributes, AttributeTable table) {
        this.attributes = attributes;
        this.table = table;
    }

    /**
     * @param type fixed once the attribute is made
     * @param unit of a number, as "mm"
     * @param labels what shoppers read, by language
     * @param filterable whether lists can be narrowed by it; absent is not
     */
    record AttributeRequest(
            @NotNull Attribute.Type type,
            @Nullable String unit,
            @Nullable Map<String, @Nullable String> labels,
            @Nullable Boolean filterable) {

        Attribute attribute(String code) {
            var read = new HashMap<Locale, String>();
            Given.map("labels", labels, it -> it)
                    .forEach((tag, label) -> {
                        if (read.put(Given.locale("labels", tag), label) != null) {
                            throw new InvalidField("labels." + tag, "is there twice");
                        }
                    });
            return new Attribute(code, type, unit, read, Boolean.TRUE.equals(filterable));
        }
    }

    record AttributeJson(
            String code,
            Attribute.Type type,
            @Nullable String unit,
            Map<String, String> labels,
            boolean filterable,
            int version) {

        static AttributeJson of(Stored stored) {
            var it = stored.attribute();
            var labels = new TreeMap<String, String>();
            it.labels().forEach((locale, label) -> labels.put(locale.toLanguageTag(), label));
            return new AttributeJson(
                    it.code(), it.type(), it.unit(), labels, it.filterable(), stored.version());
        }
    }

    @GetMapping
    @ForStaff(
            value = Area.CATALOGUE,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    Page<AttributeJson> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> keys.getFirst());
        var rows = table.after(last, limit + 1).stream().map(AttributeJson::of).toList();
        return Page.of(rows, limit, it -> Cursor.of(it.code()));
    }

    @GetMapping("/{code}")
    @ForStaff(
            value = Area.CATALOGUE,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ResponseEntity<AttributeJson> show(@PathVariable String code) {
        return answer(
                HttpStatus.OK,
                table.find(code).orElseThrow(() -> CatalogProblem.unknownAttribute(code)));
    }

    /** Makes it, which is answered with 201, or describes it otherwise. */
    @PutMapping("/{code}")
    ResponseEntity<AttributeJson> put(
            @PathVariable String code,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody AttributeRequest request) {
        var stored = attributes.put(request.attribute(code), IfMatch.of(seen));
        return answer(stored.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK, stored);
    }

    private static ResponseEntity<AttributeJson> answer(HttpStatus status, Stored stored) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(stored.version()))
                .body(AttributeJson.of(stored));
    }
}
