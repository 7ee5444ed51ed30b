package dev.cartwright.pricing;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import dev.cartwright.pricing.PriceList.Kind;
import dev.cartwright.pricing.PriceListTable.Stored;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Price lists over HTTP, for staff. */
@RestController
@ForStaff(Area.PRICES)
@RequestMapping("/api/admin/price-lists")
class PriceListEndpoint {

    private final PriceLists lists;
    private final PriceListTable table;

    PriceListEndpoint(PriceLists lists, PriceListTable table) {
        this.lists = lists;
        this.table = table;
    }

    /** What a list is to be; what is absent does not limit it. */
    record PriceListRequest(
            @NotNull String code,
            @NotNull String name,
            @NotNull Kind kind,
            @Nullable ChannelId channel,
            @Nullable String customerGroup,
            @Nullable List<String> countries,
            @NotNull Integer priority,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {

        PriceList list() {
            return new PriceList(
                    code,
                    name,
                    kind,
                    channel,
                    customerGroup,
                    countries == null ? List.of() : countries,
                    priority,
                    startsAt,
                    endsAt);
        }
    }

    record PriceListJson(
            String code,
            String name,
            Kind kind,
            @Nullable ChannelId channel,
            @Nullable String customerGroup,
            List<String> countries,
            int priority,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            int version) {

        static PriceListJson of(Stored stored) {
            var it = stored.list();
            return new PriceListJson(
                    it.code(),
                    it.name(),
                    it.kind(),
                    it.channel(),
                    it.customerGroup(),
                    it.countries(),
                    it.priority(),
                    it.startsAt(),
                    it.endsAt(),
                    stored.version());
        }
    }

    @GetMapping
    Page<PriceListJson> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> keys.getFirst());
        var rows = table.after(last, limit + 1).stream().map(PriceListJson::of).toList();
        return Page.of(rows, limit, it -> Cursor.of(it.code()));
    }

    @PostMapping
    ResponseEntity<PriceListJson> make(@Valid @RequestBody PriceListRequest request) {
        var made = lists.make(request.list());
        return ResponseEntity.created(URI.create("/api/admin/price-lists/" + request.code()))
                .eTag(String.valueOf(made.version()))
                .body(PriceListJson.of(made));
    }

    @GetMapping("/{code}")
    ResponseEntity<PriceListJson> show(@PathVariable String code) {
        return answer(table.find(code).orElseThrow(() -> PricingProblem.unknownList(code)));
    }

    @PutMapping("/{code}")
    ResponseEntity<PriceListJson> change(
            @PathVariable String code,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody PriceListRequest request) {
        if (!code.equals(request.code())) {
            throw new InvalidField("code", "must be " + code + ", as in the address");
        }
        return answer(lists.change(request.list(), IfMatch.of(seen)));
    }

    private static ResponseEntity<PriceListJson> answer(Stored stored) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(stored.version()))
                .body(PriceListJson.of(stored));
    }
}
