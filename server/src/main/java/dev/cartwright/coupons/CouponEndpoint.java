package dev.cartwright.coupons;

import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.coupons.CouponTable.Filter;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Codes one by one over HTTP, for staff. */
@RestController
@ForStaff(Area.PROMOTIONS)
@RequestMapping("/api/admin/coupons")
class CouponEndpoint {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private final CouponDesk desk;
    private final CouponTable coupons;
    private final Once once;

    CouponEndpoint(CouponDesk desk, CouponTable coupons, Once once) {
        this.desk = desk;
        this.coupons = coupons;
        this.once = once;
    }

    /**
     * @param code the merchant's word; case and dashes do not matter
     * @param customer who alone may use it; absent: anybody
     * @param maxUses by all together; absent: no end
     * @param validUntil not any more at this instant
     */
    record NewCoupon(
            @NotNull String code,
            @NotNull PromotionId promotion,
            @Nullable CustomerId customer,
            @Nullable @Min(1) Integer maxUses,
            @Nullable @Min(1) Integer usesPerCustomer,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {

        Terms terms() {
            return new Terms(promotion, null, maxUses, usesPerCustomer, validFrom, validUntil);
        }
    }

    /**
     * What is absent stays; null takes a limit away, of a batch's code in favour of the batch's.
     */
    record CouponChange(
            @JsonDeserialize(using = Said.Count.class)
                    @Schema(
                            implementation = Integer.class,
                            types = {"integer", "null"})
                    @Nullable Said<Integer> maxUses,
            @JsonDeserialize(using = Said.Count.class)
                    @Schema(
                            implementation = Integer.class,
                            types = {"integer", "null"})
                    @Nullable Said<Integer> usesPerCustomer,
            @JsonDeserialize(using = Said.At.class)
                    @Schema(
                            implementation = Instant.class,
                            types = {"string", "null"})
                    @Nullable Said<Instant> validFrom,
            @JsonDeserialize(using = Said.At.class)
                    @Schema(
                            implementation = Instant.class,
                            types = {"string", "null"})
                    @Nullable Said<Instant> validUntil,
            @Nullable Boolean disabled) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CouponJson.class)))
    @PostMapping
    ResponseEntity<?> make(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid NewCoupon wanted) {
        var terms = wanted.terms();
        var code = CouponCode.require("code", wanted.code());
        return once.answer(
                Actor.current().scope("POST /api/admin/coupons"),
                key,
                wanted,
                CouponJson.url(code),
                HttpStatus.CREATED,
                () -> CouponJson.of(desk.make(code, terms, wanted.customer())));
    }

    /**
     * @param promotion codes that were made alone; its batches are in a list of their own
     */
    @GetMapping
    Page<CouponJson> page(
            @RequestParam(required = false) @Nullable PromotionId promotion,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> CouponCode.require("after", keys.getFirst()));
        var found = coupons.page(new Filter(promotion, batch, customer), last, limit + 1);
        return Page.of(found, limit, it -> Cursor.of(it.code()))
                .map(page -> page.stream().map(CouponJson::of).toList());
    }

    @GetMapping("/{code}")
    ResponseEntity<CouponJson> show(@PathVariable String code) {
        return answer(desk.get(code));
    }

    @PatchMapping(
            path = "/{code}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<CouponJson> change(
            @PathVariable String code,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody @Valid CouponChange change) {
        return answer(desk.change(code, IfMatch.of(seen), change));
    }

    private static ResponseEntity<CouponJson> answer(StoredCoupon it) {
        return ResponseEntity.ok().eTag(String.valueOf(it.version())).body(CouponJson.of(it));
    }
}
