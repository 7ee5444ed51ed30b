package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Access;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Promotions over HTTP, for staff. */
@RestController
@ForStaff(Area.PROMOTIONS)
@RequestMapping("/api/admin/promotions")
class PromotionEndpoint {

    private final PromotionDesk desk;
    private final PromotionTable promotions;
    private final Once once;
    private final Ids ids;

    PromotionEndpoint(PromotionDesk desk, PromotionTable promotions, Once once, Ids ids) {
        this.desk = desk;
        this.promotions = promotions;
        this.once = once;
        this.ids = ids;
    }

    /** Writes the first version of a promotion; nobody sees it before it is published. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StoredPromotionJson.class)))
    @PostMapping
    ResponseEntity<?> make(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @RequestBody Definition wanted) {
        var id = new PromotionId(ids.next());
        return once.answer(
                Actor.current().scope("POST /api/admin/promotions"),
                key,
                wanted,
                "/api/admin/promotions/" + id,
                HttpStatus.CREATED,
                () -> StoredPromotionJson.of(desk.make(id, wanted)));
    }

    /**
     * The newest first.
     *
     * @param channel those that hold there
     * @param text in the name
     */
    @GetMapping
    Page<StoredPromotionJson> page(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable ChannelId channel,
            @RequestParam(required = false) @Size(max = 100) @Nullable String text,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> new PromotionId(Text.uuid(keys.getFirst())));
        var filter = new PromotionFilter(state, channel, text);
        return Page.of(promotions.page(filter, last, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(found -> found.stream().map(StoredPromotionJson::of).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<StoredPromotionJson> show(@PathVariable PromotionId id) {
        return answer(desk.get(id));
    }

    /** Writes another version; the published one holds until this one is published. */
    @PutMapping("/{id}")
    ResponseEntity<StoredPromotionJson> write(
            @PathVariable PromotionId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody Definition wanted) {
        return answer(desk.write(id, IfMatch.of(seen), wanted));
    }

    /** Lets the version written last hold, from its validity on; or asks a second person to. */
    @PostMapping("/{id}/publish")
    ResponseEntity<StoredPromotionJson> publish(
            @PathVariable PromotionId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        return answer(desk.publish(id, IfMatch.of(seen)));
    }

    /** Publishes what somebody else asked for. */
    @PostMapping("/{id}/approval")
    @ForStaff(value = Area.PROMOTIONS, access = Access.APPROVE)
    ResponseEntity<StoredPromotionJson> approve(
            @PathVariable PromotionId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        return answer(desk.approve(id, IfMatch.of(seen)));
    }

    @PostMapping("/{id}/rejection")
    @ForStaff(value = Area.PROMOTIONS, access = Access.APPROVE)
    ResponseEntity<StoredPromotionJson> reject(
            @PathVariable PromotionId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        return answer(desk.reject(id, IfMatch.of(seen)));
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<StoredPromotionJson> pause(
            @PathVariable PromotionId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        return answer(desk.pause(id, IfMatch.of(seen)));
    }

    /** For good: it is never published again. */
    @PostMapping("/{id}/end")
    ResponseEntity<StoredPromotionJson> end(
            @PathVariable PromotionId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        return answer(desk.end(id, IfMatch.of(seen)));
    }

    private static ResponseEntity<StoredPromotionJson> answer(Stored it) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(it.revision()))
                .body(StoredPromotionJson.of(it));
    }
}
