package dev.cartwright.coupons;

import dev.cartwright.coupons.Batch.Generating;
import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
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

/** Batches of codes over HTTP, for staff; {@link BatchFileEndpoint} has their files. */
@RestController
@ForStaff(Area.PROMOTIONS)
@RequestMapping("/api/admin/coupon-batches")
class BatchEndpoint {

    static final int MOST_CODES = 1_000_000;

    private static final int MOST_NAME = 200;
    private static final int USUAL_LENGTH = 12;

    private final BatchDesk desk;
    private final BatchTable batches;
    private final Once once;
    private final Ids ids;

    BatchEndpoint(BatchDesk desk, BatchTable batches, Once once, Ids ids) {
        this.desk = desk;
        this.batches = batches;
        this.once = once;
        this.ids = ids;
    }

    /**
     * @param count how many codes to generate; absent: own codes follow in files
     * @param prefix what generated codes begin with; absent: nothing
     * @param length of what follows the prefix, with the check character; absent: 12
     * @param maxUses of each code; absent: 1
     * @param validUntil not any more at this instant
     */
    record NewBatch(
            @NotNull String name,
            @NotNull PromotionId promotion,
            @Nullable @Min(1) @Max(MOST_CODES) Integer count,
            @Nullable String prefix,
            @Nullable @Min(CodeShape.SHORTEST) @Max(CodeShape.LONGEST) Integer length,
            @Nullable @Min(1) Integer maxUses,
            @Nullable @Min(1) Integer usesPerCustomer,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {

        Terms terms() {
            var most = maxUses == null ? Integer.valueOf(1) : maxUses;
            return new Terms(promotion, null, most, usesPerCustomer, validFrom, validUntil);
        }

        @Nullable Generating generating() {
            if (count != null) {
                var begin = prefix == null ? "" : CouponCode.requirePrefix("prefix", prefix);
                var shape = new CodeShape(begin, length == null ? USUAL_LENGTH : length);
                return new Generating(shape, count);
            }
            if (prefix != null || length != null) {
                throw new InvalidField("count", "is needed where codes are to be generated");
            }
            return null;
        }
    }

    /** What is absent stays; null takes a limit away. */
    @Schema(name = "CouponBatchChange")
    record BatchChange(
            @Nullable String name,
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

    static String name(String said) {
        return Text.required("name", said, MOST_NAME);
    }

    @ApiResponse(
            responseCode = "202",
            description = "Codes to be generated are made by a job; see status and made",
            content = @Content(schema = @Schema(implementation = BatchJson.class)))
    @PostMapping
    ResponseEntity<?> begin(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody @Valid NewBatch wanted) {
        var name = name(wanted.name());
        var terms = wanted.terms();
        var generating = wanted.generating();
        var id = ids.next();
        return once.answer(
                Actor.current().scope("POST /api/admin/coupon-batches"),
                key,
                wanted,
                BatchJson.url(id),
                generating == null ? HttpStatus.CREATED : HttpStatus.ACCEPTED,
                () -> BatchJson.of(desk.begin(id, name, terms, generating), 0));
    }

    @GetMapping
    Page<BatchJson> page(
            @RequestParam(required = false) @Nullable PromotionId promotion,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(batches.page(promotion, last, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(it -> BatchJson.of(it, null)).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<BatchJson> show(@PathVariable UUID id) {
        return answer(batches.get(id));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {CouponEndpoint.MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<BatchJson> change(
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody @Valid BatchChange change) {
        return answer(desk.change(id, IfMatch.of(seen), change));
    }

    @PostMapping("/{id}/disable")
    ResponseEntity<BatchJson> disable(@PathVariable UUID id) {
        return answer(desk.disable(id));
    }

    private ResponseEntity<BatchJson> answer(Batch it) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(it.version()))
                .body(BatchJson.of(it, batches.used(it.id())));
    }
}
