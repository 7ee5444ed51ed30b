package dev.cartwright.warehouse;

import dev.cartwright.inventory.Locations;
import dev.cartwright.inventory.Locations.Kept;
import dev.cartwright.inventory.Locations.Location;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** Where goods lie, over HTTP, for staff; one that is closed is inactive, for it has a history. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/inventory/locations")
class LocationEndpoint {

    private final Locations locations;

    LocationEndpoint(Locations locations) {
        this.locations = locations;
    }

    /**
     * @param priority the lowest is asked first
     * @param countries where it sends parcels; empty is everywhere
     * @param active nothing new is promised from one that is not
     */
    record LocationRequest(
            @NotNull @Size(max = 200) @Pattern(regexp = Form.TEXT, message = Form.A_TEXT)
                    String name,
            @NotNull @Min(-1_000_000) @Max(1_000_000) Integer priority,
            @NotNull @Size(max = 300)
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "[A-Z]{2}",
                                            message = "must be a country code such as US")
                                    String>
                            countries,
            @NotNull Boolean active) {

        Location location(String code) {
            return new Location(
                    code, name, priority, countries.stream().distinct().sorted().toList(), active);
        }
    }

    /**
     * @param version 0 of one that a channel names and nobody has described
     */
    record LocationJson(
            String code,
            String name,
            int priority,
            List<String> countries,
            boolean active,
            int version) {

        static LocationJson of(Kept kept) {
            var it = kept.location();
            return new LocationJson(
                    it.code(),
                    it.name(),
                    it.priority(),
                    it.countries(),
                    it.active(),
                    kept.version());
        }
    }

    @GetMapping
    @ForStaff(
            value = Area.INVENTORY,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    Page<LocationJson> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> keys.getFirst());
        var scope = Grants.currentScope();
        var rows =
                locations.all().stream()
                        .filter(it -> scope.admitsLocation(it.location().code()))
                        .map(LocationJson::of)
                        .filter(it -> last == null || it.code().compareTo(last) > 0)
                        .limit(limit + 1L)
                        .toList();
        return Page.of(rows, limit, it -> Cursor.of(it.code()));
    }

    @GetMapping("/{code}")
    @ForStaff(
            value = Area.INVENTORY,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ResponseEntity<LocationJson> show(@PathVariable String code) {
        Grants.currentScope().requireLocation(code);
        return answer(HttpStatus.OK, locations.get(code));
    }

    /** Describes a location; the first time it is answered with 201. */
    @PutMapping("/{code}")
    ResponseEntity<LocationJson> put(
            @PathVariable @Pattern(regexp = Form.LOCATION, message = Form.A_WORD) String code,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody @Valid LocationRequest wanted) {
        var stored = locations.put(wanted.location(code), IfMatch.of(seen));
        return answer(stored.made() ? HttpStatus.CREATED : HttpStatus.OK, stored.kept());
    }

    private static ResponseEntity<LocationJson> answer(HttpStatus status, Kept kept) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(kept.version()))
                .body(LocationJson.of(kept));
    }
}
