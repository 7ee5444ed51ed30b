package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the promotions of a channel go together, for staff. */
@RestController
@ForStaff(Area.PROMOTIONS)
@RequestMapping("/api/admin/promotion-modes/{channel}")
class ModeEndpoint {

    private final ModeDesk desk;
    private final PromotionSettings settings;

    ModeEndpoint(ModeDesk desk, PromotionSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Schema(name = "PromotionModeChoice")
    record ChoiceJson(@NotNull Mode mode) {}

    /**
     * How they go together.
     *
     * @param revision counts the choices; 0 where the shop's settings hold
     * @param changedBy null as long as nobody has chosen
     */
    @Schema(name = "PromotionMode")
    record ModeJson(
            ChannelId channel,
            Mode mode,
            int revision,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        static ModeJson of(ChannelMode it) {
            return new ModeJson(it.channel(), it.mode(), it.revision(), it.changedAt(), it.by());
        }
    }

    @GetMapping
    ResponseEntity<ModeJson> show(@PathVariable ChannelId channel) {
        return answer(
                desk.of(channel)
                        .map(ModeJson::of)
                        .orElseGet(() -> new ModeJson(channel, settings.mode(), 0, null, null)));
    }

    @PutMapping
    ResponseEntity<ModeJson> choose(
            @PathVariable ChannelId channel,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @RequestBody @Valid ChoiceJson wanted) {
        return answer(ModeJson.of(desk.choose(channel, IfMatch.of(seen), wanted.mode())));
    }

    /** What was chosen, by whom; the last first. */
    @GetMapping("/changes")
    Page<ModeJson> changes(
            @PathVariable ChannelId channel,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Integer.valueOf(keys.getFirst()));
        var rows = desk.before(channel, last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.revision()))
                .map(some -> some.stream().map(ModeJson::of).toList());
    }

    private static ResponseEntity<ModeJson> answer(ModeJson it) {
        return ResponseEntity.ok().eTag(String.valueOf(it.revision())).body(it);
    }
}
